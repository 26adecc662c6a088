/** `$CHROMIUM_PATH`, else undefined for Playwright's own download, else a system browser, else `missing`. */
export function chromiumExecutable(): string | undefined;
