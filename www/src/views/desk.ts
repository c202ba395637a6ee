/** The views of the clerk's desk: what comes in, how it stands, what goes out. */

import "./export";
import "./help";
import "./import";
import "./overview";
import "./paper";
import "./project";
