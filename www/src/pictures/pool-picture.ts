/** What was set aside against what is paid: is the money enough? */

import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { DecimalText, Settlement } from "../core";
import { isNegative, isZero, money, withoutSign } from "../figure";
import { patternOf, picture } from "./frame";
import { pictureWords } from "./words";

const WIDTH = 540;
const LEFT = 84;
const RIGHT = 420;
const HEIGHT = 84;

export function poolPicture(bench: Bench, { pool, partial }: Settlement): TemplateResult | typeof nothing {
  if (!bench.system.hasPay || !bench.system.hasPool) return nothing;
  const words = pictureWords(bench.language);
  const { money: said } = bench.words;
  const isOver = isNegative(pool.balance);
  const rest = withoutSign(pool.balance);
  const restName = isOver ? said.over : said.balance;
  const paidName = partial ? said.payableSoFar : said.payable;
  return picture(words, {
    id: "pool",
    title: words.pool.title,
    answer: isZero(pool.balance) ? words.pool.even : isOver ? words.pool.over(money(rest)) : words.pool.left(money(rest)),
    drawings: [
      { name: `${words.pool.available} ${money(pool.available)}, ${paidName} ${money(pool.payable)}, ${restName} ${money(rest)}`, width: WIDTH, height: HEIGHT, content: drawn(pool, { available: words.pool.available, paid: paidName, rest: restName }) },
    ],
    table: {
      heads: [{ name: words.pool.item }, { name: `${bench.words.columns.pay}（${bench.words.columns.yuan}）`, isFigure: true }],
      rows: [
        [said.setAside, money(pool.setAside)],
        ...(isZero(pool.openingBalance) ? [] : [[said.opening, money(pool.openingBalance)], [words.pool.available, money(pool.available)]]),
        [paidName, money(pool.payable)],
        [restName, money(rest)],
      ],
    },
  });
}

function drawn({ available, payable, balance }: { available: DecimalText; payable: DecimalText; balance: DecimalText }, names: { available: string; paid: string; rest: string }): TemplateResult {
  const most = Math.max(0.01, Number(available), Number(payable));
  const length = (amount: DecimalText): number => ((RIGHT - LEFT) * Math.max(0, Number(amount))) / most;
  const [shorter, longer] = [length(available), length(payable)].sort((one, other) => one - other) as [number, number];
  const isOver = isNegative(balance);
  return svg`<text class="drawing-text" x="0" y="18">${names.available}</text>
    <rect class="drawing-outline drawing-empty" x=${LEFT} y="5" width=${length(available)} height="18"></rect>
    <text class="drawing-text" x=${LEFT + length(available) + 8} y="18">${money(available)}</text>
    <text class="drawing-text" x="0" y="46">${names.paid}</text>
    <rect class="drawing-solid" x=${LEFT} y="33" width=${isOver ? shorter : length(payable)} height="18"></rect>
    ${isOver ? svg`<rect class="drawing-outline" fill=${patternOf("pool", "hatch")} x=${LEFT + shorter} y="33" width=${longer - shorter} height="18"></rect>` : nothing}
    <text class="drawing-text" x=${LEFT + length(payable) + 8} y="46">${money(payable)}</text>
    ${isZero(balance)
      ? nothing
      : svg`<path class="drawing-bracket" d="M${LEFT + shorter} 56v6h${longer - shorter}v-6"></path>
          <text class="drawing-text drawing-strong drawing-end" x=${LEFT + longer} y="78">${names.rest} ${money(withoutSign(balance))}</text>`}`;
}
