// Loaded before each action that a workflow of the tests runs: when the action has ended, keeps what it leaves behind, which
// the runner removes with the job. It stands in the folder that it keeps things in.
"use strict";
const { spawnSync } = require("node:child_process");
const { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");

const { RUNNER_TEMP, GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY } = process.env;
const keep = dirname(__filename);

process.on("exit", () => {
  if (RUNNER_TEMP === undefined) return;
  // The runner has a folder for each job, and the temporary folder is in it.
  const job = join(keep, "jobs", basename(dirname(RUNNER_TEMP)));
  mkdirSync(job, { recursive: true });
  for (const [name, folder] of [["temp", RUNNER_TEMP], ["workspace", GITHUB_WORKSPACE]]) {
    rmSync(join(job, name), { recursive: true, force: true });
    if (existsSync(folder)) spawnSync("cp", ["-a", folder, join(job, name)]);
  }
  if (existsSync(GITHUB_STEP_SUMMARY)) appendFileSync(join(keep, "summary.md"), readFileSync(GITHUB_STEP_SUMMARY));
});
