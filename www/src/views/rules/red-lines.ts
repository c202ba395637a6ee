import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { textsAt, under } from "../../document/place";
import { choice, flag } from "../../parts/fields";
import { originMark } from "../../parts/marks";
import { nameIn, rowsAt } from "../../quarter";
import { options, section } from "./section";

/** The situations that lead straight to the last grade, and whom each one hits. */
export function redLineRules(bench: Bench): TemplateResult {
  const { rules } = bench.words;
  const posts = rowsAt(bench.scheme, "posts");
  return section(
    rules.redLines,
    html`<div class="table-region" role="region" tabindex="0" aria-label=${rules.redLines}>
      <table class="rule-table">
        <thead>
          <tr>
            <th scope="col">${rules.situation}</th>
            <th scope="col">${rules.hitsGrid}</th>
            <th scope="col">${rules.hitsPosts}</th>
            <th scope="col">${rules.hitsOffender}</th>
            <th scope="col">${rules.origin}</th>
          </tr>
        </thead>
        <tbody>
          ${rowsAt(bench.scheme, "redLines").map((row) => {
            const hits = under(row.place, "hits");
            return html`<tr>
              <th scope="row" class="wrap">${row.name}</th>
              <td>${flag(bench, { document: "scheme", place: under(hits, "gridCadre"), name: rules.hitsGrid })}</td>
              <td>
                ${textsAt(row.value, "hits.posts")
                  .map((post) => nameIn(posts, post))
                  .join(bench.words.listMark)}
              </td>
              <td>
                ${choice(bench, { document: "scheme", place: under(hits, "offender"), name: `${row.name} ${rules.hitsOffender}` }, options(rules.offenders))}
              </td>
              <td>${originMark(bench, row.place)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`,
  );
}
