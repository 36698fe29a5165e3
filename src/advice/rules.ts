/** Every rule by its name, and what it finds. */
export const RULES = {
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
} as const;

export type RuleName = keyof typeof RULES;
