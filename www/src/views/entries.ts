/** The views in which a period is entered. They come right after the page has opened with its result. */

import "./barometer";
import "./people";
import "./red-lines";
import "./scores";
import "./villages";
