/** The largest report that is read: 32 MiB. In a file of its own, for reading one that is not checked loads no validator. */
export const MAX_REPORT_BYTES = 32 * 1024 * 1024;
