import { shownInWindow } from './kinds.ts';
import type { StoredFile } from './files.ts';

/**
 * The headers under which a stranger's file is handed out: it is saved, not opened, unless it is a picture; the browser
 * does not guess another type; nothing in it can run, and no shared cache keeps it. With `inWindow` a PDF is asked to be
 * read in the window: browsers have their own reader for it, which a sandbox would keep from starting.
 */
export const fileHeaders = (file: Pick<StoredFile, 'name' | 'media_type' | 'bytes'>, inWindow = false): Record<string, string> => ({
	'content-type': file.media_type,
	'content-length': String(file.bytes),
	'content-disposition': disposition(shownInWindow(file.media_type) || isReadInWindow(file, inWindow) ? 'inline' : 'attachment', file.name),
	'x-content-type-options': 'nosniff',
	'content-security-policy': isReadInWindow(file, inWindow)
		? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
		: "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox",
	'cross-origin-resource-policy': 'same-origin',
	'cache-control': 'private, max-age=3600'
});

const isReadInWindow = ({ media_type }: Pick<StoredFile, 'media_type'>, inWindow: boolean): boolean =>
	inWindow && media_type === 'application/pdf';

/** The name in plain letters for old readers, and whole for all others (RFC 6266). */
export function disposition(how: 'inline' | 'attachment', name: string): string {
	const plain = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
