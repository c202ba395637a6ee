declare module "virtual:samples" {
  const samples: readonly {
    /** the name of its file, without the end */
    readonly file: string;
    readonly title: string;
    readonly issuer: string;
    readonly period: string;
    readonly subject: import("../system").Subject;
    readonly hasTeam: boolean;
    readonly hasPay: boolean;
    readonly villages: number;
    readonly people: number;
    readonly households: number;
  }[];
  export default samples;
}
