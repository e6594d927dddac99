/**
 * Only an address of this site, so that a link to the sign-in page can lead nowhere else: one slash, and not a second one
 * that would name another host, also when the browser has made „/.//“ shorter.
 */
export const withinSite = (to: string | null | undefined, otherwise = '/'): string =>
	typeof to === 'string' && to.length <= 2000 && /^\/(?![/\\])\P{Cc}*$/u.test(to) && staysHere(to) ? to : otherwise;

const staysHere = (to: string): boolean => !new URL(to, 'http://here.example').pathname.startsWith('//');

/** Whether browsers can keep a passkey for a host: they do for a name, not for a number. */
export const mayKeepPasskeys = (host: string): boolean => !/^(\d+\.){3}\d+$|^\[?[0-9a-f]*:[0-9a-f:]*\]?$/iu.test(host);
