// Loaded before each action that a workflow of the tests runs: when the action has ended, keeps what it leaves behind, which
// the runner removes with the job. It stands in the folder that it keeps things in, beside bin/node, which loads it.
"use strict";
const { spawnSync } = require("node:child_process");
const { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");

const { RUNNER_TEMP, GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY } = process.env;

// The runner asks the first node of PATH where it is, by an expression, and starts actions with what it is told.
if (process.execArgv.includes("-e")) process.execPath = join(__dirname, "bin/node");
else process.on("exit", keepRemains);

function keepRemains() {
  if (RUNNER_TEMP === undefined) return;
  // The runner has a folder for each job, and the temporary folder is in it.
  const job = join(__dirname, "jobs", basename(dirname(RUNNER_TEMP)));
  mkdirSync(job, { recursive: true });
  for (const [name, folder] of [["temp", RUNNER_TEMP], ["workspace", GITHUB_WORKSPACE]]) {
    rmSync(join(job, name), { recursive: true, force: true });
    // Linked, not copied: the runner only takes names away, and a cache may be large.
    if (existsSync(folder)) spawnSync("cp", ["-al", folder, join(job, name)]);
  }
  if (existsSync(GITHUB_STEP_SUMMARY)) appendFileSync(join(__dirname, "summary.md"), readFileSync(GITHUB_STEP_SUMMARY));
}
