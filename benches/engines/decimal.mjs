/** decimal.js. */
import { Decimal } from "decimal.js";
import { withLibrary } from "./decimal-library.mjs";

export const load = () => withLibrary(Decimal, (x) => x.toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
