import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { siteAddress } from '#people/server';
import type { Locale } from '#platform';
import { isOpenSet, openCsv, openJson, openSets, type OpenSet } from '#reporting';
import { keptRows, mayBeTakenBack } from '#reporting/server';

type Asking = { locals: App.Locals; params: { set: string }; request: Request };

/** Addresses of the sets are the same in both languages; pages of theirs have one in each. */
export const openAddress = (path: string, locale: Locale = 'lt'): string => siteAddress(path, locale);

export const setOf = ({ params }: { params: { set: string } }): OpenSet =>
	isOpenSet(params.set) ? openSets[params.set] : error(404, 'not_found');

const texts = { csv: openCsv, json: openJson };

/** A set as a file, for everybody. */
export async function setAnswer(event: Asking, kind: 'csv' | 'json'): Promise<Response> {
	const { name } = setOf(event);
	if (!isOpenSet(name)) error(404, 'not_found');
	const rows = await keptRows(event.locals.context, name);
	const text = texts[kind](openSets[name], rows);
	const type = kind === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8';
	return openAnswer(event, text, type, mayBeTakenBack(name) ? askedEachTime : undefined);
}

const askedEachTime = 'public, max-age=0, must-revalidate';

/** An answer for everybody, kept by whoever wants to for five minutes unless it is said otherwise, and not sent again to whoever has it. */
export function openAnswer({ request }: Pick<Asking, 'request'>, text: string, type: string, keeping = 'public, max-age=300'): Response {
	const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
	const headers = { etag, 'cache-control': keeping, 'access-control-allow-origin': '*', 'content-type': type };
	const has = request.headers.get('if-none-match')?.split(/,\s*/) ?? [];
	return has.some((known) => known.replace(/^W\//, '') === etag)
		? new Response(null, { status: 304, headers })
		: new Response(text, { headers });
}
