import { clean as cleanPep440, explain, major, minor, patch, valid as validPep440 } from "@renovatebot/pep440";
import parseSemver from "semver/functions/parse.js";
import validSemver from "semver/functions/valid.js";
import { UserError } from "../errors.ts";
import type { TagContext } from "./context.ts";
import type { Flavor } from "./flavor.ts";
import { matchName } from "./match.ts";
import { type Rule, type RuleType, toRegularExpression } from "./rule.ts";
import { dateScope, fillTemplate, globalScope, isRaw, nameIn, shortSha, type TemplateScope } from "./template.ts";
import { findVersion, isPrereleaseName } from "./version-in-name.ts";
import type { Version } from "./version.ts";

/** What rules give in one run. */
export interface Evaluated {
  /** The first name; "" where no rule gave one. */
  readonly version: string;
  /** By priority, each once; without `latest`, unless a rule gave it and it is not held to a version. */
  readonly names: readonly string[];
  /** `latest` with its prefix and suffix, as the flavor or a rule gives it; null where it is not given. */
  readonly latest: string | null;
  /** The version that the image is of, as the git tag or a rule's value says it; null where none does. */
  readonly released: Version | null;
  /** Why `latest` is left out although the flavor would give it; null where it is not. */
  readonly withheld: string | null;
  /** What the reader should know of rules that gave nothing, or not what they say. */
  readonly warnings: readonly string[];
}

/** One tag of a rule. */
interface Outcome {
  readonly name: string;
  /** Whether `latest=auto` gives `latest` with it. */
  readonly earnsLatest: boolean;
  /** What says the version: a git tag or the value in its place; "" where nothing does. */
  readonly source: string;
  /** null: to be read from the source. */
  readonly isPrerelease: boolean | null;
}

interface Tools {
  readonly context: TagContext;
  readonly fill: (text: string) => string;
  readonly warn: (text: string) => void;
}

/** Applies rules, by priority. With `guardsLatest` no prerelease takes `latest`, whatever gives it. */
export function evaluateRules(rules: readonly Rule[], flavor: Flavor, context: TagContext, guardsLatest: boolean): Evaluated {
  const warnings: string[] = [];
  const scope = globalScope(context);
  const tools: Tools = { context, fill: (text) => fillTemplate(text, scope), warn: (text) => void warnings.push(text) };
  const outcomes = rules.toSorted((a, b) => b.priority - a.priority).flatMap((rule) => (isEnabled(rule, tools) ? applyRule(rule, flavor, tools) : []));
  const names = [...new Set(outcomes.map(({ name }) => name))];
  const [first] = outcomes;
  const isLatest = first !== undefined && (flavor.latest === "auto" ? first.earnsLatest : flavor.latest === "true");
  const latest = tagName(`${flavor.prefixesLatest ? tools.fill(flavor.prefix) : ""}latest${flavor.suffixesLatest ? tools.fill(flavor.suffix) : ""}`, tools);
  const prerelease = guardsLatest ? prereleaseAmong(outcomes, context) : null;
  const isMoving = (name: string): boolean => name === latest || name === "latest";
  const given = prerelease === null ? names : names.filter((name) => !isMoving(name));
  const isWithheld = prerelease !== null && (isLatest || given.length < names.length);
  const released = [...outcomes.map(({ source }) => source), nameIn(context.ref, "refs/tags/")].map(findVersion).find((version) => version !== null) ?? null;
  // What a rule gives by its name stays among the names where nothing is compared.
  const named = guardsLatest && released !== null ? (given.find(isMoving) ?? null) : null;
  const last = isLatest && prerelease === null ? latest : named;
  return {
    version: given[0] ?? "",
    names: named === null ? given : given.filter((name) => name !== last),
    latest: last,
    released,
    withheld: isWithheld ? `${prerelease} is a prerelease` : null,
    warnings,
  };
}

/** The names with `latest` behind them, each once. */
export function allNames({ names, latest }: Evaluated): readonly string[] {
  return latest === null || names.includes(latest) ? names : [...names, latest];
}

function prereleaseAmong(outcomes: readonly Outcome[], { ref, isPrerelease: isCalledPrerelease }: TagContext): string | null {
  const tag = nameIn(ref, "refs/tags/");
  if (isCalledPrerelease || isPrereleaseName(tag)) return tag;
  return outcomes.find(({ source, isPrerelease }) => isPrerelease ?? isPrereleaseName(source))?.source ?? null;
}

function isEnabled({ attributes, text }: Rule, { fill }: Tools): boolean {
  const enabled = fill(attributes["enable"] ?? "true");
  if (enabled === "true" || enabled === "false") return enabled === "true";
  throw new UserError(`enable of ${JSON.stringify(text)} is ${JSON.stringify(enabled)}.`, "Give it an expression that is true or false, as {{is_default_branch}}.");
}

function applyRule(rule: Rule, flavor: Flavor, tools: Tools): Outcome[] {
  const outcome = APPLY[rule.type](rule, tools);
  if (outcome === null) return [];
  const prefix = tools.fill(rule.attributes["prefix"] ?? flavor.prefix);
  const suffix = tools.fill(rule.attributes["suffix"] ?? flavor.suffix);
  const name = tagName(`${prefix}${outcome.name}${suffix}`, tools);
  return name === "" ? [] : [{ ...outcome, name }];
}

const MAX_TAG_LENGTH = 128;

/** A name that registries take for a tag (OCI distribution-spec, "Pulling manifests"). */
function tagName(text: string, { warn }: Tools): string {
  const sanitized = text.replace(/[^a-zA-Z0-9._-]+/g, "-");
  const name = sanitized.replace(/^[.-]+/, "").slice(0, MAX_TAG_LENGTH);
  if (name !== sanitized) warn(`The tag ${JSON.stringify(sanitized)} is none that a registry takes${name === "" ? ", and is left out" : `; it is ${JSON.stringify(name)} here`}.`);
  return name;
}

const APPLY: Readonly<Record<RuleType, (rule: Rule, tools: Tools) => Outcome | null>> = {
  schedule: ({ attributes }, { context }) => (/schedule/.test(context.eventName) ? plain(fillTemplate(attributes["pattern"] ?? "", dateScope(context))) : null),
  semver: applySemver,
  pep440: applyPep440,
  match: applyMatch,
  edge: applyEdge,
  ref: applyRef,
  raw: ({ attributes }, { fill }) => plain(fill(attributes["value"] ?? "")),
  sha: ({ attributes }, { context }) => (context.sha === "" ? null : plain(attributes["format"] === "long" ? context.sha : shortSha(context))),
};

function plain(name: string): Outcome {
  return { name, earnsLatest: false, source: "", isPrerelease: false };
}

/** What stands for the git tag: `value`, else the tag of the run; null where it is of none. */
function givenTag({ attributes }: Rule, { context, fill }: Tools): string | null {
  if ((attributes["value"] ?? "") !== "") return fill(attributes["value"] ?? "");
  return context.ref.startsWith("refs/tags/") ? nameIn(context.ref, "refs/tags/") : null;
}

/** The part of the git tag that is the version. */
function versionText(rule: Rule, tools: Tools): string | null {
  const given = givenTag(rule, tools);
  const expression = rule.attributes["match"] ?? "";
  if (given === null || expression === "") return given?.replaceAll("/", "-") ?? null;
  const found = matchName(given, new RegExp(expression), { attribute: "match", rule: rule.text });
  if (found === null) tools.warn(`${JSON.stringify(expression)} does not match ${JSON.stringify(given)}.`);
  return (found?.[1] ?? found?.[0] ?? given).replaceAll("/", "-");
}

function applySemver(rule: Rule, tools: Tools): Outcome | null {
  const text = versionText(rule, tools);
  if (text === null) return null;
  const version = validSemver(text) === null ? null : parseSemver(text, { loose: true });
  if (version === null) return warned(tools, `${JSON.stringify(text)} is no semantic version (three numbers, as in 1.2.3), so ${rule.text} gives no tag.`);
  const { raw, prerelease, build } = version;
  const isPrerelease = prerelease.length > 0;
  const scope = { raw, version: version.version, major: version.major, minor: version.minor, patch: version.patch, prerelease, build };
  return versioned(rule, text, isPrerelease, isPrerelease, scope);
}

function applyPep440(rule: Rule, tools: Tools): Outcome | null {
  const text = versionText(rule, tools);
  if (text === null) return null;
  const version = validPep440(text) === null ? null : explain(text);
  if (version === null) return warned(tools, `${JSON.stringify(text)} is no version as PEP 440 has them, so ${rule.text} gives no tag.`);
  const isPrerelease = version.is_prerelease || version.is_devrelease;
  return versioned(rule, text, isPrerelease, isPrerelease || version.is_postrelease, { raw: text, version: cleanPep440(text), major: major(text), minor: minor(text), patch: patch(text) });
}

/** What is not a plain release is not shortened: `1.2.3-rc.1` gives no `1.2`. */
function versioned({ attributes }: Rule, source: string, isPrerelease: boolean, isWhole: boolean, scope: TemplateScope): Outcome {
  const pattern = attributes["pattern"] ?? "";
  const name = fillTemplate(isWhole && !isRaw(pattern) ? "{{version}}" : pattern, scope);
  return { name, earnsLatest: !isWhole, source, isPrerelease };
}

function applyMatch(rule: Rule, tools: Tools): Outcome | null {
  const given = givenTag(rule, tools);
  if (given === null) return null;
  const { pattern = "", group = "" } = rule.attributes;
  const found = matchName(given, toRegularExpression(pattern), { attribute: "pattern", rule: rule.text });
  if (found === null) return warned(tools, `${JSON.stringify(pattern)} does not match ${JSON.stringify(given)}, so ${rule.text} gives no tag.`);
  const name = found[Number(group)];
  if (name === undefined) return warned(tools, `${JSON.stringify(pattern)} has no group ${group} in ${JSON.stringify(given)}, so ${rule.text} gives no tag.`);
  return { name, earnsLatest: true, source: given, isPrerelease: null };
}

function applyEdge(rule: Rule, tools: Tools): Outcome | null {
  const { ref, defaultBranch } = tools.context;
  if (!ref.startsWith("refs/heads/")) return null;
  const branch = rule.attributes["branch"] || defaultBranch;
  if (branch === null) return warned(tools, `The default branch is not known, so ${rule.text} gives no tag; write branch=NAME behind it.`);
  return ref === `refs/heads/${branch}` ? plain("edge") : null;
}

function applyRef({ attributes }: Rule, { context }: Tools): Outcome | null {
  const [folder, isTag] = { branch: ["refs/heads/", false] as const, tag: ["refs/tags/", true] as const, pr: ["refs/pull/", false] as const }[attributes["event"] ?? ""] ?? ["", false];
  const name = folder === "" ? "" : nameIn(context.ref, folder);
  if (name === "") return null;
  // Gitea and Forgejo name the pull request's head, GitHub what it would be merged as.
  if (folder === "refs/pull/") return plain(name.replace(/\/(merge|head)$/, ""));
  return isTag ? { name, earnsLatest: true, source: name, isPrerelease: null } : plain(name);
}

function warned({ warn }: Tools, text: string): null {
  warn(text);
  return null;
}
