#!/usr/bin/env node
var version = process.versions.node;
if (Number(version.split(".")[0]) < 24) {
  console.error("Plimsoll needs Node 24 or later; this is Node " + version + ". Get it from https://nodejs.org.");
  process.exitCode = 2;
} else {
  import("./index.js")
    .then(function (plimsoll) {
      return plimsoll.runCli(process.argv.slice(2));
    })
    .then(function () {
      setTimeout(process.exit, 2000).unref();
    });
}
