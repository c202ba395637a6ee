/** Made by the build out of the schemes that come with the program. */
declare module "virtual:published" {
  const all: readonly {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly issuer: string;
    readonly subject: "person" | "village" | "household";
  }[];
  export default all;
}
