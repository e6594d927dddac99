import { readOwnRecord, type OwnRecord } from '#delivery/server';
import { allowed } from '../../../allowed.ts';
import { wholeOf } from '../../../page-number.ts';

/** The record of whoever asks, of the year in the address. */
export async function recordOf(locals: App.Locals, url: URL): Promise<OwnRecord> {
	const year = wholeOf(url.searchParams.get('year'));
	return allowed(await readOwnRecord(locals.context, { year }), locals, url);
}
