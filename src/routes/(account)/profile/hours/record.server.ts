import { readOwnRecord, type OwnRecord } from '#delivery/server';
import { allowed } from '../../../allowed.ts';

/** The record of whoever asks, of the year in the address. */
export async function recordOf(locals: App.Locals, url: URL): Promise<OwnRecord> {
	const year = Number(url.searchParams.get('year')) || undefined;
	return allowed(await readOwnRecord(locals.context, { year }), locals, url);
}
