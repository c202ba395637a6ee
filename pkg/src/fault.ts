/**
 * A fault in the program: it panicked, ran out of memory or was called with something it cannot be called with.
 * Wrong data never ends here, it is answered with `kind: "refused"`.
 */
export class CadrePayFault extends Error {
  /** What happened inside, for whoever mends it. */
  readonly detail: string;
  readonly cause: unknown;

  constructor(cause: unknown) {
    const detail = describe(cause);
    super(
      `程序内部出错：这是程序的缺陷，您的数据没有被改动，可以继续操作。` +
        `A fault in the program: your data is untouched and you can go on. (${detail})`,
    );
    this.name = "CadrePayFault";
    this.detail = detail;
    this.cause = cause;
  }
}

/** The sentence of an error; what is not an `Error` is shown as text. */
export function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.name === "Error" ? cause.message : `${cause.name}: ${cause.message}`;
}
