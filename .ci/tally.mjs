// Adds up what vitest's JSON reports say, one suite a file: node .ci/tally.mjs SUITE=FILE ...
// Prints a line for each suite and the total alone on the last line; exits 1 when anything failed or a suite ran nothing.
import { readFileSync } from "node:fs";

let passed = 0;
let failed = 0;
for (const argument of process.argv.slice(2)) {
  const cut = argument.indexOf("=");
  const suite = countSuite(argument.slice(cut + 1));
  console.log(`${argument.slice(0, cut)}: ${suite.passed} passed, ${suite.failed} failed${suite.note}`);
  passed += suite.passed;
  failed += suite.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** A suite that left no report, ran nothing, or skipped a test counts as one failure: nothing is missed in silence. */
function countSuite(file) {
  const report = readReport(file);
  if (report === null) return { passed: 0, failed: 1, note: " (it left no report)" };
  const tests = report.testResults.flatMap((result) => result.assertionResults);
  const passedHere = tests.filter((test) => test.status === "passed").length;
  const failedHere = tests.filter((test) => test.status === "failed").length;
  const skipped = tests.length - passedHere - failedHere;
  const broken = report.testResults.filter(
    (result) => result.status === "failed" && !result.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const notes = [];
  if (passedHere === 0) notes.push("no test ran");
  if (broken > 0) notes.push(`${broken} files could not run`);
  if (skipped > 0) notes.push(`${skipped} skipped, counted as failed`);
  const extra = broken + skipped + (passedHere === 0 && failedHere + broken + skipped === 0 ? 1 : 0);
  return { passed: passedHere, failed: failedHere + extra, note: notes.length > 0 ? ` (${notes.join(", ")})` : "" };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
