/** What the worked examples of the rules give, at the head of the editor all the time. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import { send } from "../events";
import { editorWords } from "./words";

export function selfCheck(bench: Bench): TemplateResult {
  const words = editorWords(bench.language);
  const answer = bench.check();
  if (answer?.kind !== "checked") return html`<p class="self-check caution" role="status" data-testid="self-check" data-state="unchecked">${words.unchecked}</p>`;
  const { passed, failed, examples } = answer;
  if (examples.length === 0) return html`<p class="self-check caution" role="status" data-testid="self-check" data-state="none">${words.noExamples}</p>`;
  if (failed === 0) return html`<p class="self-check good" role="status" data-testid="self-check" data-state="passed">✓ ${words.passed(passed)}</p>`;
  const go = (index: number) => (event: Event) => {
    event.preventDefault();
    if (event.currentTarget !== null) send(event.currentTarget, "bench-goto", { document: "scheme", place: `examples[${index}]` });
  };
  return html`<details class="self-check wrong" data-testid="self-check" data-state="failed">
    <summary role="status">✗ ${words.failed(failed, examples.length)}</summary>
    <ol>
      ${examples.map((example, index) =>
        example.passed
          ? ""
          : html`<li>
              <a href="#main" @click=${go(index)}>${example.name}</a>
              <ul>
                ${example.differences.map(({ what, expected, got }) => html`<li>${words.difference(what, expected, got)}</li>`)}
                ${example.problems.map(({ sentence }) => html`<li>${sentence}</li>`)}
              </ul>
            </li>`,
      )}
    </ol>
  </details>`;
}
