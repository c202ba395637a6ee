// Accounts and id numbers by themselves: check digits, what a spreadsheet does to them, and how they are hidden.
import assert from "node:assert/strict";
import { it } from "node:test";
import { pageModule } from "./page-module.mjs";

const { harmOf, hasLostDigits, idFault, isDoubtfulCard, looksCut, masked, passesLuhn } = await pageModule("desk/numbers.ts");

it("Luhn: from the right every second digit counts double, 10 and more less 9, and the sum ends in 0", () => {
  // 6217000010001234569: 9 + 3 + 5 + 8 + 3 + 4 + 1 + 0 + 0 + 0 + 1 + 0 + 0 + 0 + 0 + 5 + 1 + 4 + 6 = 50
  assert.deepEqual(["6217000010001234569", "6217000010001234560"].map(passesLuhn), [true, false]);
  // The example of the standard text, 70, and with another last digit 67.
  assert.deepEqual(["79927398713", "79927398710"].map(passesLuhn), [true, false]);
  // Only what looks like a card of a bank is doubtful: a passbook of nineteen digits has no check digit.
  assert.deepEqual(["6217000010001234560", "6217000010001234569", "1017000010001234560", "62170000"].map(isDoubtfulCard), [true, false, false, false]);
});

it("the id 11010519491231002X of the standard passes; another last place, a day that is none or a place less do not", () => {
  assert.deepEqual(["11010519491231002X", "11010519491231002x", "110105194912310020", "11010519490230002X", "1101051949123100"].map(idFault), [null, null, "digit", "day", "length"]);
});

it("what a spreadsheet made of an account is seen", () => {
  assert.deepEqual(["6.217E+18", "6217000010001234000.0", "6217-0000", "６２１７", "6217"].map(harmOf), ["lost-digits", "lost-digits", "not-digits", "not-digits", null]);
  assert.deepEqual([{ text: "6.217E+18" }, { text: "6217000010001230000", lost: true }, { text: "6217000010001234569" }].map(hasLostDigits), [true, true, false]);
  assert.deepEqual(["6217000010001230000", "6217000010001234569"].map(looksCut), [true, false]);
});

it("a long number shows its first six and last four, a shorter one its last four", () => {
  assert.deepEqual(["6217000010001234569", "11010519491231002X", "13800000001", "62170012", "12345"].map(masked), ["621700*********4569", "110105********002X", "*******0001", "****0012", "*2345"]);
});
