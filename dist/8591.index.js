export const id = 8591;
export const ids = [8591];
export const modules = {

/***/ 19335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B$: () => (/* binding */ gatherCrew),
  fn: () => (/* binding */ recallCrew),
  du: () => (/* binding */ viewOf),
  Lz: () => (/* binding */ withFoldersOfNow)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/builder/store.js
var store = __webpack_require__(96184);
// EXTERNAL MODULE: ./src/registry/docker-config.js
var docker_config = __webpack_require__(83612);
// EXTERNAL MODULE: ./src/all/inputs.js
var inputs = __webpack_require__(63888);
// EXTERNAL MODULE: ./src/all/parts.js
var parts = __webpack_require__(5971);
;// CONCATENATED MODULE: ./src/all/part-host.js


/**
 * A view of the host whose inputs are the root action's under the part's names, and whose outputs, state and summary are the
 * part's alone. On a terminal, which has no `post`, the state lasts as long as this view.
 */
function partHost(host, { part, id, given, root }) {
    const outputs = new Map();
    const sections = [];
    const kept = new Map();
    const stateName = (name) => `${id}-${name}`;
    return {
        ...host,
        outputs,
        sections,
        input(name) {
            const decided = given[name];
            if (decided !== undefined)
                return decided;
            const called = (0,parts/* rootName */.SX)(part, name);
            const text = host.input(called);
            return text.trim() === "" ? standardOf(root, called, host.kind) : text;
        },
        setOutput: (name, value) => void outputs.set(name, value),
        saveState(name, value) {
            kept.set(name, value);
            host.saveState(stateName(name), value);
        },
        state: (name) => kept.get(name) ?? host.state(stateName(name)),
        summarize(markdown) {
            sections.push(markdown);
            return Promise.resolve(true);
        },
    };
}
/** The root action's default, which may be another than the part's. */
function standardOf({ inputs }, name, kind) {
    const spec = inputs[name];
    const text = (kind === "terminal" ? spec?.cliDefault : undefined) ?? spec?.default ?? "";
    return text.includes("${{") ? "" : text;
}

;// CONCATENATED MODULE: ./src/all/crew.js






const STATE = "parts";
/** The crew of a job in which nobody works yet. */
function gatherCrew(host) {
    const hands = [];
    return {
        hands,
        announce: (ids) => host.saveState(STATE, JSON.stringify(ids)),
        hire(name, given, index) {
            const hired = viewOf(host, name, index === undefined ? name : `${name}-${index}`, given);
            hands.push({ name, index: index ?? null, host: hired });
            return hired;
        },
    };
}
/** The parts that main named, in their order, with the state that each of them kept. */
function recallCrew(host) {
    const ids = readIds(host.state(STATE));
    return ids.flatMap((id) => {
        const name = id.replace(/-\d+$/, "");
        return isPart(name) ? [{ name, index: null, host: viewOf(host, name, id, {}) }] : [];
    });
}
function isPart(name) {
    return Object.hasOwn(parts/* PARTS */.dI, name);
}
function readIds(text) {
    if (text === "")
        return [];
    const ids = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}
/** A look at a part that is not to run: for what is wrong with its inputs, and for its plan. */
function viewOf(host, name, id, given) {
    return partHost(host, { part: parts/* PARTS */.dI[name], id, given, root: inputs.declaration });
}
/**
 * The host with the Docker configuration and the folder of builders as they are now: `login` works beside `setup`, and may give
 * the job others meanwhile.
 */
function withFoldersOfNow(host) {
    const [docker, buildx] = [(0,docker_config/* dockerFolder */.NC)(host), (0,store/* buildersFolder */.$z)(host)];
    if (docker === null || buildx === null)
        return host;
    const folders = { DOCKER_CONFIG: (0,external_node_path_.resolve)(host.directory, docker), BUILDX_CONFIG: (0,external_node_path_.resolve)(host.directory, buildx) };
    return {
        ...host,
        env: new Proxy(host.env, { get: (env, name) => (typeof name === "string" ? (folders[name] ?? env[name]) : undefined) }),
        exec: (command, args, options) => host.exec(command, args, { ...options, extraEnv: { ...options?.extraEnv, ...folders } }),
    };
}


/***/ }),

/***/ 17287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ARCHIVES_STATE),
/* harmony export */   s: () => (/* binding */ chooseImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _image_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35576);
/* harmony import */ var _inputs_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55311);
/* harmony import */ var _tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26211);




/** Where `post` finds the folder of the images that are not pushed. */
const ARCHIVES_STATE = "archives";
/** The images that the inputs name, else those of the configuration file. Throws a `UserError` where neither names one. */
function chooseImages(inputs, project, host) {
    if (inputs.image.length > 0) {
        const repositories = repositoriesOf(inputs.image);
        const known = project?.images.find(({ image }) => image.some((name) => repositories.includes((0,_tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImage */ .zZ)(name))));
        return [describe(inputs, host, { key: inputs.key ?? known?.key ?? (0,_image_key_js__WEBPACK_IMPORTED_MODULE_1__/* .imageKey */ .p)(repositories[0] ?? ""), repositories, known })];
    }
    const images = (project?.images ?? []).filter(({ image }) => image.length > 0);
    if (images.length === 0) {
        const place = project === null ? "and there is no .plimsoll.yml" : `and ${project.path} names none`;
        const example = `${(0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_2__/* .inputName */ .yu)(host.kind, "image")}${host.kind === "terminal" ? " " : ": "}ghcr.io/acme/api`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${(0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_2__/* .inputName */ .yu)(host.kind, "image")}: no image is named, ${place}.`, `Write the repository to publish to, as in \`${example}\`.`);
    }
    return images.map((known) => describe(inputs, host, { key: images.length === 1 ? (inputs.key ?? known.key) : known.key, repositories: repositoriesOf(known.image), known }));
}
/** Each once, however it is written. */
function repositoriesOf(lines) {
    return [...new Set(lines.map(_tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImage */ .zZ))];
}
function describe(inputs, host, { key, repositories, known }) {
    const said = { context: known?.context, file: known?.file, target: known?.target };
    const fromFile = Object.entries(said).flatMap(([name, value]) => (value == null || host.input(name).trim() !== "" ? [] : [[name, value]]));
    return {
        key,
        repositories,
        tags: firstGiven(inputs.tags, known?.tags ?? [], _tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .DEFAULT_TAGS */ .MQ),
        platforms: firstGiven(inputs.platforms, known?.platforms ?? []),
        fromFile: Object.fromEntries(fromFile),
    };
}
function firstGiven(...lists) {
    return lists.find((list) => list.length > 0) ?? [];
}


/***/ }),

/***/ 98591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endCrew: () => (/* binding */ endCrew),
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _build_post_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78894);
/* harmony import */ var _host_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96226);
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48940);
/* harmony import */ var _login_post_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76767);
/* harmony import */ var _setup_post_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99649);
/* harmony import */ var _crew_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19335);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17287);







const POSTS = { setup: _setup_post_js__WEBPACK_IMPORTED_MODULE_4__.post, login: _login_post_js__WEBPACK_IMPORTED_MODULE_3__.post, build: _build_post_js__WEBPACK_IMPORTED_MODULE_0__.post };
/** Ends every part that main began, the last one first, each whatever became of the others. */
async function post(host) {
    // What login logged in with, where it was given nothing of its own.
    host.addSecret(host.input("github-token"));
    await endCrew(host, (0,_crew_js__WEBPACK_IMPORTED_MODULE_5__/* .recallCrew */ .fn)(host), host.state(_images_js__WEBPACK_IMPORTED_MODULE_6__/* .ARCHIVES_STATE */ .M));
}
/** Ends the parts in the reverse order, and removes the folder of archives; what goes wrong is told and stops nothing. */
async function endCrew(host, hands, archives) {
    for (const { name, host: own } of hands.toReversed()) {
        await POSTS[name]?.(own).catch((thrown) => (0,_host_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .reportTrouble */ .ad)(host.log, thrown));
    }
    if (archives !== "")
        await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .removePrivateFolder */ .Yv)(host, archives).catch((thrown) => (0,_host_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .reportTrouble */ .ad)(host.log, thrown));
}


/***/ }),

/***/ 78894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48940);
/* harmony import */ var _cache_end_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34840);
/* harmony import */ var _cache_facade_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99613);
/* harmony import */ var _cache_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47718);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27155);





/** Removes the secrets of a build that was killed before it could do so itself, and ends its layer cache when that has written what is new. */
async function post(host, parts = _cache_facade_process_js__WEBPACK_IMPORTED_MODULE_2__/* .REAL_PARTS */ .yM) {
    const folder = host.state(_private_files_js__WEBPACK_IMPORTED_MODULE_4__/* .FOLDER_STATE */ .R);
    const cache = (0,_cache_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readCacheState */ .k)(host);
    try {
        if (folder !== "")
            await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .removePrivateFolder */ .Yv)(host, folder);
    }
    finally {
        if (cache !== null)
            await (0,_cache_end_js__WEBPACK_IMPORTED_MODULE_1__/* .endCache */ .w)(host, cache, parts);
    }
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

/***/ 99649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9130);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39562);


/** Removes what this step made and nothing else; also where it was cancelled halfway. */
async function post(host) {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetupState */ .N)(host);
    // Debugging is switched on for a whole job, and sometimes by a step in the middle of it.
    if (state !== null)
        await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanUp */ .n)(asInMain(host, state), { ...state, isDebug: state.isDebug || host.env["RUNNER_DEBUG"] === "1" });
}
/** The host with the folders that main had: a login in between may have given the job a configuration of its own. */
function asInMain(host, { folders }) {
    if (folders === null)
        return host;
    return {
        ...host,
        env: { ...host.env, ...folders },
        exec: (command, args, options) => host.exec(command, args, { ...options, extraEnv: { ...options?.extraEnv, ...folders } }),
    };
}


/***/ })

};
