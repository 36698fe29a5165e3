export const id = 2614;
export const ids = [2614];
export const modules = {

/***/ 72388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ declare)
/* harmony export */ });
/** Keeps the literal types of a declaration. */
function declare(declaration) {
    return declaration;
}


/***/ }),

/***/ 72614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  declaration: () => (/* binding */ declaration)
});

;// CONCATENATED MODULE: ./src/advice/rules.js
/** Every rule by its name, and what it finds. */
const RULES = {
    "copy-before-install": "packages are installed after a COPY that changes with every commit",
    "volatile-variable-early": "an ARG or ENV that changes with every commit stands above RUNs that do not use it",
    "copy-without-link": "a late COPY or ADD without --link needs all layers below it",
    "package-index-apart": "the package index is updated in another RUN than the install",
    "no-cache-mount": "a package manager's downloads are kept by no cache mount",
    "cache-mount-emptied": "a cache mount that the step itself keeps empty",
    "cache-mount-shared": "one cache mount for what does not belong together",
    "build-tools-shipped": "compilers and headers in the last stage",
    "context-waste": "what .dockerignore should leave out",
    "moving-add": "an ADD from elsewhere that nothing pins",
    "moving-download": "a RUN that downloads whatever is newest, and is cached for ever",
    "time-in-layer": "a RUN that writes the time, and so never gives the same layer twice",
};

// EXTERNAL MODULE: ./src/inputs/nearest.js
var nearest = __webpack_require__(75209);
// EXTERNAL MODULE: ./src/inputs/spec.js
var spec = __webpack_require__(72388);
;// CONCATENATED MODULE: ./src/lint/inputs.js



const RULE_NAMES = Object.keys(RULES);
/** What BuildKit's checks are called, and what stands for a Dockerfile that it cannot build. */
const CHECK_NAMES = [
    "BuildError", "ConsistentInstructionCasing", "CopyIgnoredFile", "DuplicateStageName", "ExposeInvalidFormat", "ExposeProtoCasing", "FromAsCasing", "FromPlatformFlagConstDisallowed",
    "InvalidBaseImagePlatform", "InvalidDefaultArgInFrom", "InvalidDefinitionDescription", "JSONArgsRecommended", "LegacyKeyValueFormat", "MaintainerDeprecated", "MultipleInstructionsDisallowed",
    "NoEmptyContinuation", "RedundantTargetPlatform", "ReservedStageName", "SecretsUsedInArgOrEnv", "StageNameCasing", "UndefinedArgInFrom", "UndefinedVar", "WorkdirRelativePath",
];
/** As BuildKit writes them. */
const CHECK_NAME = /^[A-Z][A-Za-z]+$/;
/** `plimsoll lint`: the command line's own verb. */
const declaration = (0,spec/* declare */.x)({
    name: "lint",
    title: "Plimsoll: lint a Dockerfile",
    summary: "Says what in a Dockerfile and its context makes builds slower than they need to be, and what to write instead.",
    isAction: false,
    positionals: ["file"],
    inputs: {
        file: { type: "text", description: "The Dockerfile, `-` for standard input. Default: `Dockerfile` in the context.", example: "docker/Api.Dockerfile" },
        context: { type: "text", description: "The build context, a folder. What is in it is weighed, and `.dockerignore` read.", default: ".", example: "./app" },
        target: { type: "text", description: "The stage that is built: only it and what it needs are judged. Default: every stage.", example: "release" },
        "fail-on": {
            type: "list",
            description: "Rules with which the exit code is 1, `any` for all of them. Default: none; advice is no failure.",
            example: "copy-before-install,no-cache-mount",
            // With one that nobody knows it would never fail.
            check: (values) => findUnknown(values, ["any", ...CHECK_NAMES]),
        },
        ignore: { type: "list", description: "Rules to leave out.", example: "copy-without-link", check: (values) => findUnknown(values.filter((value) => !CHECK_NAME.test(value)), CHECK_NAMES) },
        checks: {
            type: "choice",
            choices: ["auto", "off"],
            description: "BuildKit's own checks: `auto` asks the builder for them where there is one that runs.",
            default: "auto",
        },
        builder: { type: "text", description: "The builder to ask for its checks. Default: the current one.", example: "release" },
        annotations: { type: "boolean", description: "Shows advice on its line, where the command runs in a workflow.", default: "true" },
    },
    outputs: {},
});
function findUnknown(values, others) {
    const unknown = values.filter((value) => !RULE_NAMES.includes(value) && !others.includes(value));
    return unknown.map((value) => `${JSON.stringify(value)} is no rule${guess(value, others)} The rules are ${RULE_NAMES.join(", ")}, and BuildKit's, \`JSONArgsRecommended\` say.`);
}
function guess(value, others) {
    const near = (0,nearest/* nearest */.p)(value, [...RULE_NAMES, ...others]);
    return near === null ? "." : `; did you mean ${near}?`;
}


/***/ })

};
