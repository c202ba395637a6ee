/** big.js. */
import Big from "big.js";
import { withLibrary } from "./decimal-library.mjs";

export const load = () => withLibrary(Big, (x) => x.round(2, Big.roundHalfUp));
