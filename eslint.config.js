import compat from "eslint-plugin-compat";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

/** What runs in a visitor's browser, which may be as old as package.json's browserslist says. */
const shipped = ["www/src/**/*.ts", "pkg/src/**/*.ts"];

/** Newer than the oldest browser, and seen by neither the compiler nor eslint-plugin-compat. */
const tooNew = ["replaceChildren", "randomUUID", "replaceAll", "getSetCookie", "checkVisibility", "showPopover"];

export default defineConfig(
  globalIgnores(["**/node_modules/", "target/", "dist/", "www/dist/", "office/dist/", "pkg/dist/*.js"]),
  {
    files: ["**/*.ts"],
    languageOptions: { parser: ts.parser },
    plugins: { "@typescript-eslint": ts.plugin },
    rules: { "@typescript-eslint/no-explicit-any": "error" },
  },
  {
    files: shipped,
    extends: [ts.configs.recommendedTypeChecked, compat.configs["flat/recommended"]],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-restricted-properties": ["error", ...tooNew.map((property) => ({ property, message: "newer than the oldest browser" }))],
      // A union such as `DecimalText | "none"` tells a reader more than `string` does.
      "@typescript-eslint/no-redundant-type-constituents": "off",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["tests/**/*.mjs", "eslint.config.js"],
    rules: { "no-undef": "off", "no-unused-vars": "error", eqeqeq: "error" },
  },
);
