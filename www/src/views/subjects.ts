/** The views of villages and households. They come after the page has opened. */

import "./county";
import "./leaderboard";
import "./ledger";
import "./records";
