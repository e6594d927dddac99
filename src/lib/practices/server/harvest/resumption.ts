import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { keyFor } from '#people/server';

const list = v.picklist(['ListIdentifiers', 'ListRecords']);
const moment = v.pipe(v.string(), v.isoTimestamp());
const ResumptionSchema = v.strictObject({
	verb: list,
	from: v.optional(v.string()),
	until: v.optional(v.string()),
	set: v.optional(v.string()),
	/** After which record it goes on, and how many were given before. */
	at: moment,
	id: v.pipe(v.string(), v.uuid()),
	cursor: v.pipe(v.number(), v.integer(), v.minValue(1)),
	expires: moment
});
export type Resumption = v.InferOutput<typeof ResumptionSchema>;

/** A harvester may go on for a day. */
export const lasting = 86_400_000;

/** Where a list goes on, signed: nothing is kept here of those who harvest. */
export function sealResumption(resumption: Resumption): string {
	const said = Buffer.from(JSON.stringify(resumption)).toString('base64url');
	return `${said}.${signature(said)}`;
}

/** What a token says, if it is ours, of this verb, and has not expired. */
export function openResumption(token: string, verb: string, now: Date): Resumption | null {
	const [said = '', signed = '', ...more] = token.slice(0, 2000).split('.');
	const right = Buffer.from(signature(said));
	const given = Buffer.from(signed);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
	const read = v.safeParse(ResumptionSchema, JSON.parse(Buffer.from(said, 'base64url').toString('utf8')));
	return read.success && read.output.verb === verb && new Date(read.output.expires) > now ? read.output : null;
}

const signature = (said: string): string => createHmac('sha256', keyFor('practices.harvest')).update(said).digest('base64url');
