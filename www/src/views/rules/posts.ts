import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { textAt, under } from "../../document/place";
import { originMark } from "../../parts/marks";
import { nameIn, rowsAt } from "../../quarter";
import { choiceCell, ruleCell, section } from "./section";

/** Posts, the category each is ranked in, and its factor. */
export function postRules(bench: Bench): TemplateResult {
  const { rules, columns, filter } = bench.words;
  const categories = rowsAt(bench.scheme, "categories");
  return section(
    rules.posts,
    html`<p class="hint">${rules.categories(categories.map((category) => category.name).join(bench.words.listMark))}</p>
      <div class="table-region" role="region" tabindex="0" aria-label=${rules.posts}>
        <table class="rule-table">
          <thead>
            <tr>
              <th scope="col">${columns.post}</th>
              <th scope="col">${filter.category}</th>
              <th scope="col">${rules.roleFactor}</th>
              <th scope="col">${rules.origin}</th>
            </tr>
          </thead>
          <tbody>
            ${rowsAt(bench.scheme, "posts").map(
              (row) => html`<tr>
                <th scope="row">${row.name}</th>
                <td>
                  ${choiceCell(bench, under(row.place, "category"), `${row.name} ${nameIn(categories, textAt(row.value, "category"))}`, categories)}
                </td>
                <td>${ruleCell(bench, under(row.place, "roleFactor"), `${row.name} ${rules.roleFactor}`, "optional")}</td>
                <td>${originMark(bench, row.place)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  );
}
