export const id = 6767;
export const ids = [6767];
export const modules = {

/***/ 48940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ isPrivateFolder),
/* harmony export */   I2: () => (/* binding */ makePrivateFolder),
/* harmony export */   Yv: () => (/* binding */ removePrivateFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);




const PREFIX = "plimsoll-";
/** Makes a folder that only this user can enter (0700), for this job: in `RUNNER_TEMP` where there is one. Throws a `UserError` where none can be made. */
async function makePrivateFolder(host, purpose) {
    const parent = temporaryFolder(host);
    try {
        // mkdtemp makes it 0700 whatever the umask (POSIX, mkdtemp).
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, `${PREFIX}${purpose}-`));
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message.replace(/, mkdtemp .*$/s, "") : String(cause);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`No folder for temporary files can be made in ${parent}: ${why}.`, "Name one that this user may write to in TMPDIR (in a workflow, the runner's RUNNER_TEMP).", { cause });
    }
}
/**
 * Removes a folder that `makePrivateFolder` made and everything in it; nothing happens where it is gone. The path may come
 * from state, which what runs in the job can forge: any other place is refused with a `UserError`.
 */
async function removePrivateFolder(host, path) {
    const isThere = await isPrivateFolder(host, path);
    const isAbsent = !isThere && isPlace(host, path) && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null)) === null;
    if (!isThere && !isAbsent) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${JSON.stringify(path)} is no folder that this job made, and is left alone.`, "Something in the job changed the action's state: look at what ran before this.");
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path), { recursive: true, force: true });
}
/** Whether a path is a folder as `makePrivateFolder` makes them, in the place where it does. */
async function isPrivateFolder(host, path) {
    return isPlace(host, path) && ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null))?.isDirectory() ?? false);
}
function isPlace(host, path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) === temporaryFolder(host) && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder).startsWith(PREFIX);
}
function temporaryFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(host.env["RUNNER_TEMP"] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)());
}


/***/ }),

/***/ 76767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/login/journal.js
var journal = __webpack_require__(20848);
// EXTERNAL MODULE: ./src/login/passwords.js
var passwords = __webpack_require__(84981);
// EXTERNAL MODULE: ./src/login/registry-auth.js
var registry_auth = __webpack_require__(88791);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: ./src/registry/credentials.js
var credentials = __webpack_require__(11423);
// EXTERNAL MODULE: ./src/registry/docker-config.js
var docker_config = __webpack_require__(83612);
// EXTERNAL MODULE: ./src/login/config-file.js
var config_file = __webpack_require__(58392);
// EXTERNAL MODULE: ./src/login/config-text.js
var config_text = __webpack_require__(52633);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/login/ended-logins.js



const MAX_BYTES = 1024 * 1024;
/** The longest that a job can last, on a machine of one's own: five days. */
const KEPT_MS = 5 * 24 * 3_600_000;
/** Notes beside a configuration that a login of it has ended whose entry another has replaced. The lock must be held. */
async function noteEnded(host, path, { salt, credentialHash, existed }) {
    await write(host, path, [...(await read(host, path)), { salt, credentialHash, existed, endedMs: host.clock.now().getTime() }]);
}
/** The ended login that is looked for, which is forgotten with it; null for none. The lock must be held. */
async function takeEnded(host, path, isIt) {
    const kept = await read(host, path);
    const found = kept.find(isIt) ?? null;
    const left = kept.filter((one) => !isIt(one) && host.clock.now().getTime() - one.endedMs < KEPT_MS);
    if (left.length < kept.length)
        await write(host, path, left);
    return found;
}
/** Forgets all of them, for a configuration that is gone. */
async function forgetEnded(path) {
    await (0,promises_.rm)(placeOf(path), { force: true }).catch(() => { });
}
async function read(host, path) {
    try {
        const bytes = await host.files.read(placeOf(path), MAX_BYTES);
        const kept = bytes === null ? [] : JSON.parse(bytes.toString("utf8"));
        return Array.isArray(kept) ? kept.filter(isEnded) : [];
    }
    catch {
        // Of no use any more, and not worth a login that stays behind.
        return [];
    }
}
async function write(host, path, ended) {
    if (ended.length === 0)
        await (0,promises_.rm)(placeOf(path), { force: true });
    else
        await host.files.write(placeOf(path), JSON.stringify(ended), 0o600);
}
function placeOf(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.plimsoll-ended`);
}
function isEnded(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return false;
    return typeof value["salt"] === "string" && typeof value["credentialHash"] === "string" && typeof value["existed"] === "boolean" && typeof value["endedMs"] === "number";
}

// EXTERNAL MODULE: ./src/login/store.js
var store = __webpack_require__(9014);
;// CONCATENATED MODULE: ./src/login/take-back.js










/** Takes back what a step did, entry by entry, the last first; each thing that could not be taken back, as a full sentence. */
async function takeBack(host, entries) {
    const troubles = [];
    for (const entry of entries) {
        try {
            troubles.push(...(await takeBackOne(host, entry)));
        }
        catch (error) {
            // Whatever it is, what else was written is still to be taken back.
            troubles.push(error instanceof Error ? error.message : String(error));
        }
    }
    return troubles;
}
function takeBackOne(host, entry) {
    switch (entry.kind) {
        case "file":
            return takeBackFile(host, entry);
        case "helper":
            return takeBackHelper(host, entry);
        case "folder":
            return takeBackFolder(host, entry);
    }
}
async function takeBackFile(host, entry) {
    const { path, registry } = entry;
    // What was written of a login that was ended before it took effect; nothing is below what is no folder any more.
    if (await (0,config_file/* exists */.t2)(entry.temporary))
        await (0,promises_.rm)(entry.temporary, { force: true });
    if (await (0,config_file/* exists */.t2)(path)) {
        await (0,config_file/* withLock */.kK)(host, path, async () => {
            const file = await (0,config_file/* readConfigFile */.RG)(path);
            if (file.bytes !== null)
                await restore(file, file.bytes, entry, host);
        });
    }
    else
        await forgetEnded(path);
    if (entry.madeFolder !== null && !(await (0,config_file/* exists */.t2)(path)))
        await (0,config_file/* removeFolders */.cw)((0,external_node_path_.dirname)(path), entry.madeFolder);
    const left = await (0,config_file/* readConfigFile */.RG)(path);
    const isLeft = left.bytes !== null && ownKeys((0,config_text/* beginEdit */.Wz)(left.bytes), entry).length > 0;
    // Where the same credential was there before, it is meant to be.
    const wasThere = entry.replaced !== null && isOwn(parseText(entry.replaced), (0,credentials/* serverKey */.Pd)(registry), entry);
    return isLeft && !wasThere ? [`The credential for ${registry} is still in ${path}.`] : [];
}
async function restore(file, bytes, written, host) {
    const ended = await takeEnded(host, file.path, (one) => isSameEntry(one, written.replaced, written));
    const entry = ended === null ? written : { ...written, replaced: null, existed: ended.existed };
    if (ended === null && (0,journal/* hash */.tW)(entry.salt, bytes) === entry.fileHash) {
        if (!entry.existed)
            return await (0,promises_.rm)(file.path);
        return await (0,config_file/* replaceConfigFile */.N1)(file, (0,config_text/* undo */.tN)(bytes, entry.undos), (0,config_file/* temporaryPath */.l5)(file.path), entry.mode ?? undefined);
    }
    const before = (0,config_text/* beginEdit */.Wz)(bytes);
    const after = withoutOwn(before, entry);
    if (!entry.existed && (0,config_text/* isBlank */.z3)(after))
        return await (0,promises_.rm)(file.path);
    if (after.splices.length === before.splices.length) {
        if ((0,config_text/* entryText */.u0)(before, "auths", (0,credentials/* serverKey */.Pd)(entry.registry)) !== null)
            await noteEnded(host, file.path, entry);
        host.log.info(`Another login to ${entry.registry} has taken the place of this one in ${file.path}, and stays.`);
        return;
    }
    await (0,config_file/* replaceConfigFile */.N1)(file, (0,config_text/* endEdit */.sy)(after), (0,config_file/* temporaryPath */.l5)(file.path), file.mode ?? undefined);
}
/** Others wrote the file meanwhile: only what is ours goes, under whatever name of the registry, and what it replaced comes back. */
function withoutOwn(edit, entry) {
    const key = (0,credentials/* serverKey */.Pd)(entry.registry);
    const isUnderKey = isOwn(parseText((0,config_text/* entryText */.u0)(edit, "auths", key)), key, entry);
    const given = entry.replaced !== null && isUnderKey ? (0,config_text/* restoreEntry */.fe)(edit, "auths", key, entry.replaced) : edit;
    const wasGivenBack = given !== edit;
    const cleared = (0,config_text/* removeEntries */.nw)(given, "auths", (name, value) => isOwn(value, name, entry) && !(wasGivenBack && name === key));
    // As long as nobody else keeps a credential in the file for this registry.
    const isUnused = entry.switchedOff && (0,config_text/* entryText */.u0)(cleared, "auths", key) === null;
    return isUnused ? (0,config_text/* removeEntries */.nw)(cleared, "credHelpers", (name, value) => name === key && value === "") : cleared;
}
function ownKeys(edit, entry) {
    return (0,config_text/* entriesOf */.Mc)(edit, "auths").flatMap(({ key, value }) => (isOwn(value, key, entry) ? [key] : []));
}
function isOwn(value, key, entry) {
    const credential = (0,credentials/* isKeyOf */.bX)(key, entry.registry) ? (0,store/* credentialOf */.$)(value, key, entry.path) : null;
    return credential !== null && (0,journal/* hash */.tW)(entry.salt, credential) === entry.credentialHash;
}
/** Whether an entry, as it is written, holds the credential of a login that has ended. */
function isSameEntry(ended, text, { registry, path }) {
    const credential = (0,store/* credentialOf */.$)(parseText(text), (0,credentials/* serverKey */.Pd)(registry), path);
    return credential !== null && (0,journal/* hash */.tW)(ended.salt, credential) === ended.credentialHash;
}
function parseText(latin1) {
    return latin1 === null ? null : JSON.parse(Buffer.from(latin1, "latin1").toString("utf8"));
}
async function takeBackHelper(host, { registry, helper, key, salt, credentialHash, replaced }) {
    const isOurs = (credential) => credential !== null && (0,journal/* hash */.tW)(salt, (0,credentials/* hide */.jD)(credential, host)) === credentialHash;
    for (const name of (0,credentials/* exactKeys */.sv)(registry)) {
        const kept = await (0,credentials/* askHelper */.mH)(helper, name, host);
        if (!isOurs(kept)) {
            if (name === key && kept !== null)
                await besideConfig(host, (path) => noteEnded(host, path, { salt, credentialHash, existed: true }));
            continue;
        }
        const isEnded = (one) => replaced !== null && (0,journal/* hash */.tW)(one.salt, replaced) === one.credentialHash;
        const ended = name === key ? await besideConfig(host, (path) => takeEnded(host, path, isEnded)) : null;
        const givenBack = name === key && ended === null ? replaced : null;
        if (givenBack !== null)
            await (0,credentials/* giveToHelper */.jf)(helper, key, givenBack, host);
        else
            await (0,credentials/* eraseInHelper */.Gv)(helper, name, host);
        const isMeant = isOurs(givenBack);
        if (!isMeant && isOurs(await (0,credentials/* askHelper */.mH)(helper, name, host)))
            return [`The credential for ${registry} is still in docker-credential-${helper}.`];
    }
    return [];
}
/** Does work with the lock of the configuration that names the helper; nothing where there is none. */
async function besideConfig(host, work) {
    const folder = (0,docker_config/* dockerFolder */.NC)(host);
    if (folder === null || !(await (0,config_file/* exists */.t2)(folder)))
        return null;
    const path = await (0,config_file/* findConfigFile */["if"])((0,external_node_path_.resolve)(host.directory, folder));
    return await (0,config_file/* withLock */.kK)(host, path, () => work(path));
}
async function takeBackFolder(host, { path, variables }) {
    for (const [name, { ours, before }] of Object.entries(variables)) {
        // For what other actions do at the end of the job. An empty variable is to Docker as none.
        if (host.env[name] === ours)
            host.exportVariable(name, before);
    }
    await (0,private_folder/* removePrivateFolder */.Yv)(host, path);
    return (await (0,config_file/* exists */.t2)(path)) ? [`The job's Docker configuration ${path} is still there.`] : [];
}

;// CONCATENATED MODULE: ./src/login/post.js





/** Takes away what the step added, and nothing else, and proves that it is gone. Throws a `UserError` with all that is left. */
async function post(host) {
    const several = host.input("registry-auth");
    const single = { registry: "", username: host.input("username"), password: host.input("password"), scope: "", ecr: "" };
    (0,passwords/* hidePasswords */.X)(host, [single, ...(several.trim() === "" ? [] : (0,registry_auth/* parseRegistryAuth */.b)(several).logins)]);
    const entries = await (0,journal/* readJournal */.a0)(host);
    const troubles = await takeBack(host, entries);
    await (0,journal/* closeJournal */.ks)(host);
    if (troubles.length > 0) {
        throw new errors/* UserError */.y([`The login could not be taken away whole:`, ...troubles.map((trouble) => `- ${trouble}`)].join("\n"), "Remove it by hand (`docker logout REGISTRY`) where the machine outlives the job.");
    }
    const registries = new Set(entries.flatMap((entry) => (entry.kind === "folder" ? [] : [entry.registry])));
    for (const registry of registries)
        host.log.info(`Logged out of ${registry}.`);
}


/***/ }),

/***/ 77417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IT: () => (/* binding */ BROKEN_HINT),
/* harmony export */   JM: () => (/* binding */ stringRecord),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   dw: () => (/* binding */ parseJsonObject),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   oS: () => (/* binding */ optionalArray),
/* harmony export */   op: () => (/* binding */ readJsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sx: () => (/* binding */ optionalString)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** The hint for a document that breaks its specification. */
const BROKEN_HINT = "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.";
/** Whether a value is an object and not an array or null. */
function isJsonObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The JSON object that a text is; null for anything else, for where that is as good as nothing. */
function readJsonObject(text) {
    try {
        const value = JSON.parse(typeof text === "string" ? text : Buffer.from(text).toString("utf8"));
        return isJsonObject(value) ? value : null;
    }
    catch {
        return null;
    }
}
/** Parses a document that must be a JSON object. Throws a `UserError` that names it by `where`. */
function parseJsonObject(bytes, where) {
    const value = parseJson(bytes, where, BROKEN_HINT);
    if (!isJsonObject(value))
        throw broken(where, "is not a JSON object");
    return value;
}
/** Parses any JSON in UTF-8. Throws a `UserError` that names it by `where`. */
function parseJson(bytes, where, hint) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is not valid JSON.`, hint, { cause });
    }
}
/** The error for a document that is JSON but not what its specification says. */
function broken(where, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} ${what}.`, BROKEN_HINT);
}
/** A string, or null where there is none (image-spec: "Any OPTIONAL field MAY also be set to null"). */
function optionalString(object, key) {
    const value = object[key];
    return typeof value === "string" ? value : null;
}
/** The elements of an array, none where it is absent or null; at most `max`. */
function optionalArray(object, key, max, where) {
    const value = object[key] ?? [];
    if (!Array.isArray(value))
        throw broken(where, `has "${key}" that is not an array`);
    if (value.length > max)
        throw broken(where, `has ${value.length} entries in "${key}", more than the ${max} that are read`);
    return value;
}
/** The entries of an object whose values are strings; others are left out. Its own keys only, `__proto__` included. */
function stringRecord(value) {
    if (!isJsonObject(value))
        return {};
    // fromEntries defines properties, where assignment would run the setter of `__proto__`.
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === "string"));
}


/***/ }),

/***/ 11423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ parseEntry),
/* harmony export */   Gv: () => (/* binding */ eraseInHelper),
/* harmony export */   Pd: () => (/* binding */ serverKey),
/* harmony export */   WL: () => (/* binding */ formatEntry),
/* harmony export */   bX: () => (/* binding */ isKeyOf),
/* harmony export */   jD: () => (/* binding */ hide),
/* harmony export */   jf: () => (/* binding */ giveToHelper),
/* harmony export */   jh: () => (/* binding */ createCredentialStore),
/* harmony export */   mH: () => (/* binding */ askHelper),
/* harmony export */   sv: () => (/* binding */ exactKeys),
/* harmony export */   uZ: () => (/* binding */ basicValue),
/* harmony export */   yW: () => (/* binding */ helperFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83612);



const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS = ["index.docker.io", "docker.io"];
/** As whom an identity token is kept. */
const TOKEN_USER = "<token>";
const HELPER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
// The exact strings of docker-credential-helpers; everything else a helper prints may hold the secret.
const HELPER_NOT_FOUND = "credentials not found in native keychain";
const HELPER_MISUSED = ["no credentials server URL", "no credentials username"];
/** Opens the store: `DOCKER_AUTH_CONFIG` first, then `config.json` of `DOCKER_CONFIG` or `~/.docker`, each read once and when asked. */
function createCredentialStore(host) {
    let configurations;
    const found = new Map();
    async function look(registry) {
        for (const configuration of await (configurations ??= readConfigurations(host))) {
            const credential = await findIn(configuration, registry, host);
            if (credential !== null)
                return hide(credential, host);
        }
        return null;
    }
    return {
        find(registry) {
            const known = found.get(registry) ?? look(registry);
            found.set(registry, known);
            return known;
        },
    };
}
async function readConfigurations(host) {
    const fromEnv = host.env["DOCKER_AUTH_CONFIG"] ?? "";
    const file = await (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readDockerConfig */ .TO)(host);
    return [...(fromEnv === "" ? [] : [(0,_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDockerConfig */ .Cj)(fromEnv, "DOCKER_AUTH_CONFIG")]), ...(file === null ? [] : [file])];
}
async function findIn(configuration, registry, host) {
    const helper = helperFor(configuration, registry);
    // Where a helper applies Docker does not look at `auths`, and a stale entry there must not win.
    return helper === null ? findInAuths(configuration, registry) : askHelper(helper, serverKey(registry), host);
}
/** The credential helper that a configuration names for a registry; null where its file itself is the store. */
function helperFor({ content, source }, registry) {
    const helpers = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(content["credHelpers"]) ? content["credHelpers"] : {};
    const key = serverKey(registry);
    // Present but empty means: for this registry the file, whatever credsStore says.
    const name = Object.hasOwn(helpers, key) ? helpers[key] : content["credsStore"];
    if (typeof name !== "string" || name === "")
        return null;
    if (HELPER_NAME.test(name))
        return name;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${source} names the credential helper ${JSON.stringify(name.slice(0, 50))}, which is no program name.`, "Mend credHelpers or credsStore.");
}
function findInAuths({ content, source }, registry) {
    const auths = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(content["auths"]) ? content["auths"] : {};
    const keys = [...exactKeys(registry), ...Object.keys(auths).filter((key) => isKeyOf(key, registry))];
    for (const key of keys) {
        const entry = Object.hasOwn(auths, key) ? auths[key] : null;
        const credential = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(entry) ? parseEntry(entry, key, source) : null;
        if (credential !== null)
            return credential;
    }
    return null;
}
/** The key under which Docker keeps a registry's credential, in its file and in helpers. */
function serverKey(registry) {
    return registry === "docker.io" ? HUB_KEY : registry;
}
/** Whether a key of `auths` is one of a registry, as any client has ever written it. */
function isKeyOf(key, registry) {
    return (registry === "docker.io" ? HUB_HOSTS : [registry]).includes(hostOf(key));
}
/** The keys under which a registry's credential may lie in a helper: Docker's own first. */
function exactKeys(registry) {
    return registry === "docker.io" ? [HUB_KEY, ...HUB_HOSTS] : [registry];
}
/** The host of a key that an old client wrote as a URL; compared whole, never as a part (CVE-2026-59891). */
function hostOf(key) {
    return key.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "";
}
/** The credential that an entry of `auths` holds; null where it is empty. Throws a `UserError` for one that Docker cannot read either. */
function parseEntry(entry, key, source) {
    const text = (name) => (typeof entry[name] === "string" ? entry[name] : "");
    if (text("registrytoken") !== "")
        return { kind: "registry-token", token: text("registrytoken") };
    if (text("identitytoken") !== "")
        return { kind: "identity-token", token: text("identitytoken") };
    if (text("auth") === "") {
        if (text("username") === "" || text("password") === "")
            return null;
        return { kind: "password", username: text("username"), password: text("password") };
    }
    const decoded = Buffer.from(text("auth"), "base64").toString("utf8");
    const colon = decoded.indexOf(":");
    if (colon === -1) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The entry for ${key} in ${source} holds an "auth" that is not user:password in base64.`, `Log in to ${key} again.`);
    }
    // Docker pads with NUL to hide the length of the password.
    return { kind: "password", username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/^\0+|\0+$/g, "") };
}
/** The entry of `auths` for a credential, as Docker writes it. */
function formatEntry(credential) {
    if (credential.kind === "password")
        return { auth: basicValue(credential.username, credential.password) };
    if (credential.kind === "registry-token")
        return { registrytoken: credential.token };
    return { auth: basicValue(TOKEN_USER, ""), identitytoken: credential.token };
}
/** What a helper holds under a key; null where that is nothing. Throws a `UserError` that repeats nothing of what the helper printed. */
async function askHelper(helper, server, host) {
    const answer = await runHelper(helper, "get", server, server, host);
    const said = answer.stdout.trim();
    if (answer.exitCode !== 0) {
        if (said === HELPER_NOT_FOUND)
            return null;
        throw helperFailure(helper, server, said);
    }
    const entry = parseHelperAnswer(said);
    if (entry === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} did not answer with a credential for ${server}.`, helperHint(helper, server));
    }
    if (entry.secret === "")
        return null;
    return entry.username === TOKEN_USER
        ? { kind: "identity-token", token: entry.secret }
        : { kind: "password", username: entry.username, password: entry.secret };
}
/** Gives a helper a credential to keep, on its standard input. Throws a `UserError` where it does not take it. */
async function giveToHelper(helper, server, credential, host) {
    const [username, secret] = credential.kind === "password" ? [credential.username, credential.password] : [TOKEN_USER, credential.token];
    const answer = await runHelper(helper, "store", server, JSON.stringify({ ServerURL: server, Username: username, Secret: secret }), host);
    if (answer.exitCode !== 0)
        throw helperFailure(helper, server, answer.stdout.trim());
}
/** Has a helper forget what it holds under a key. Throws a `UserError` where it does not. */
async function eraseInHelper(helper, server, host) {
    const answer = await runHelper(helper, "erase", server, server, host);
    const said = answer.stdout.trim();
    if (answer.exitCode !== 0 && said !== HELPER_NOT_FOUND)
        throw helperFailure(helper, server, said);
}
async function runHelper(helper, action, server, input, host) {
    try {
        return await host.exec(`docker-credential-${helper}`, [action], { input });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} could not be run for ${server}.`, helperHint(helper, server), { cause });
    }
}
function helperFailure(helper, server, said) {
    const known = HELPER_MISUSED.includes(said) ? ` (${said})` : "";
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} failed for ${server}${known}.`, helperHint(helper, server));
}
function helperHint(helper, server) {
    const program = `docker-credential-${helper}`;
    return `Install ${program}, log in to ${server} with it again, or take it out of credHelpers or credsStore in Docker's config.json.`;
}
function parseHelperAnswer(text) {
    const { Username: username, Secret: secret } = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)(text) ?? {};
    return typeof username === "string" && typeof secret === "string" ? { username, secret } : null;
}
/** Hides a credential in each form in which files and headers hold it; the username stays readable. */
function hide(credential, host) {
    if (credential.kind === "password") {
        if (credential.password !== "")
            host.addSecret(credential.password);
        host.addSecret(basicValue(credential.username, credential.password));
        return credential;
    }
    host.addSecret(credential.token);
    if (credential.kind === "identity-token")
        host.addSecret(basicValue(TOKEN_USER, credential.token));
    return credential;
}
/** `base64(user:password)`, what follows `Basic` (RFC 7617, in UTF-8). */
function basicValue(username, password) {
    return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
}


/***/ }),

/***/ 83612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   TM: () => (/* binding */ readDockerJson),
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   jN: () => (/* binding */ buildxFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);



const MAX_BYTES = 16 * 1024 * 1024;
const HINT = "Mend it, or log in again after removing it.";
/** Where the Docker CLI keeps its configuration: DOCKER_CONFIG, else `~/.docker`; null where there is no home. */
function dockerFolder({ env }) {
    const folder = env["DOCKER_CONFIG"] ?? "";
    if (folder !== "")
        return folder;
    const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
    return home === "" ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, ".docker");
}
/** Where buildx keeps what is its own, for a configuration in this folder (buildx, util/confutil). */
function buildxFolder({ env }, dockerFolder) {
    return env["BUILDX_CONFIG"] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dockerFolder, "buildx");
}
/** The `config.json` of `dockerFolder`; null where there is none. Throws a `UserError` for one that cannot be read. */
async function readDockerConfig(host) {
    const folder = dockerFolder(host);
    return folder === null ? null : readDockerJson((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "config.json"), host);
}
/** A JSON file of the Docker CLI, as `readDockerConfig` reads its `config.json`. */
async function readDockerJson(path, host) {
    const bytes = await host.files.read(path, MAX_BYTES).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The Docker configuration ${path} cannot be read.`, "Make it a readable file, or set DOCKER_CONFIG to another folder.", { cause });
    });
    return bytes === null ? null : parseDockerConfig(bytes.toString("utf8"), path);
}
/** Parses a configuration; `source` names it. Throws a `UserError` that shows nothing of what is not JSON. */
function parseDockerConfig(text, source) {
    let content;
    try {
        const bare = text.replace(/^\uFEFF/, "");
        // Docker takes a file of white space for an empty one.
        content = JSON.parse(bare.trim() === "" ? "{}" : bare);
    }
    catch {
        // No cause: JSON.parse quotes the text around the fault, which may be a password.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not valid JSON.`, HINT);
    }
    if ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(content))
        return { source, content };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not a JSON object.`, HINT);
}


/***/ })

};
