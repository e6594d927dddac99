import { newId } from '../../../ids.ts';
import { asPerson, type Context } from '../../context.ts';
import type { Trx } from '../../db/open.ts';
import { removeFile, saveFile } from '../../files/files.ts';
import { enqueue } from '../../jobs/queue.ts';
import { within } from '../../limits/attempt.ts';
import { codeIn } from '../replies/address.ts';
import type { Correspondent, ReplyDesk } from './desk.ts';
import { faultOf, type Fault } from './judge.ts';
import { mostMailBytes, readMail, type ReadMail } from './read.ts';
import { tellFilesLeft, tellNotTaken } from './tell.ts';

/** A letter as it came in: the envelope where it is known (an empty sender is that of a returned letter). */
export type Incoming = { raw: Uint8Array; sender: string | null; recipients: readonly string[] };
export type Received = { id: string; state: 'waiting' | 'taken' | 'parked' | 'refused'; why: string | null };

const mostAddresses = 20;
const perPerson = { times: 30, seconds: 3600 };
/** Of a letter that is too large only the beginning is read, for the record. */
const headBytes = 64 * 1024;

/**
 * Takes in a letter: reads it, decides whether it is the answer of the person whose reply address it came to, and keeps it
 * with that decision. What is taken waits for its job; of what is parked the person is told, at most once a day. Nothing
 * is ever written to the sender that a letter names. The same letter twice is one.
 */
export async function receiveMail(desk: ReplyDesk, context: Context, incoming: Incoming): Promise<Received> {
	const bytes = incoming.raw.byteLength;
	const read = await readMail(bytes > mostMailBytes ? incoming.raw.subarray(0, headBytes) : incoming.raw);
	const mail = { ...read, text: desk.withoutTraces(read.text) };
	return context.db.transaction().execute(async (trx) => {
		const before = await earlier(trx, mail);
		if (before) return before;
		const { address, answers } = await addressFor(trx, mail, [...incoming.recipients, ...mail.to]);
		const person = address ? await desk.correspondentById(trx, address.person_id) : undefined;
		const facts = { ...mail, bytes, mostBytes: mostMailBytes, envelopeSender: incoming.sender, files: mail.files.length };
		const fault =
			faultOf({ ...facts, address: address ?? null, answers, email: person?.email ?? null, now: context.now }) ??
			(await tooMany(trx, context.now, person));
		const received = await keep(trx, context, mail, address, fault);
		if (!received) return (await earlier(trx, mail)) as Received;
		if (person && fault?.state === 'parked') await tellNotTaken(trx, context.now, person, mail, fault.why);
		if (person && !fault) await keepFiles(trx, context, received.id, person, mail);
		if (!fault) await enqueue(trx, 'mail.reply', { inbound_id: received.id });
		return received;
	});
}

type KnownAddress = { code: string; purpose: string; person_id: string; sent_to: string; expires_at: Date };

/**
 * The address that the letter answers at: of those made here the first whose person sends it, else the first. A letter to several
 * of one person answers none of them: nobody can know which is meant.
 */
async function addressFor(
	trx: Trx,
	{ from }: ReadMail,
	recipients: readonly string[]
): Promise<{ address: KnownAddress | undefined; answers: number }> {
	const codes = [...new Set(recipients.map(codeIn).filter((code) => code !== null))].slice(0, mostAddresses);
	if (codes.length === 0) return { address: undefined, answers: 0 };
	const columns = ['code', 'purpose', 'person_id', 'sent_to', 'expires_at'] as const;
	const found = await trx.selectFrom('platform.reply_address').select(columns).where('code', 'in', codes).execute();
	const known = codes.flatMap((code) => found.filter((one) => one.code === code));
	const address = known.find(({ sent_to }) => sent_to === from) ?? known[0];
	return { address, answers: known.filter(({ person_id }) => person_id === address?.person_id).length };
}

const tooMany = async (trx: Trx, now: Date, person: Correspondent | undefined): Promise<Fault | null> =>
	person && !(await within(trx, now, 'mail.reply', person.id, perPerson)) ? { state: 'parked', why: 'too_many' } : null;

const earlier = (trx: Trx, { message_id, from }: ReadMail): Promise<Received | undefined> =>
	trx
		.selectFrom('platform.inbound')
		.select(['id', 'state', 'why'])
		.where('message_id', '=', message_id)
		.where('from_address', '=', from)
		.$narrowType<Pick<Received, 'state'>>()
		.executeTakeFirst();

async function keep(
	trx: Trx,
	{ now }: Context,
	mail: ReadMail,
	address: KnownAddress | undefined,
	fault: Fault | null
): Promise<Received | undefined> {
	const received: Received = { id: newId(), state: fault?.state ?? 'waiting', why: fault?.why ?? null };
	const row = await trx
		.insertInto('platform.inbound')
		.values({
			...received,
			message_id: mail.message_id,
			code: address?.code ?? null,
			person_id: address?.person_id ?? null,
			from_address: mail.from,
			subject: mail.subject,
			body: mail.text.slice(0, 100_000),
			received_at: now,
			purpose: address?.purpose ?? null
		})
		.onConflict((conflict) => conflict.columns(['message_id', 'from_address']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row && received;
}

/** Files wait with the letter until it is taken. What is no kind that people may attach is left, and its sender told. */
async function keepFiles(trx: Trx, { now }: Context, id: string, person: Correspondent, mail: ReadMail): Promise<void> {
	const left: string[] = [...mail.filesLeft];
	for (const { name, bytes } of mail.files) {
		const saved = await saveFile(trx, { actor: asPerson(person.id), now }, { bytes, name, owner_kind: 'inbound', owner_id: id });
		// Whoever handed the letter over tries again until the scanner answers.
		if (!saved.ok && saved.refusal === 'file_not_scanned') throw new Error('the scanner of files does not answer');
		if (!saved.ok) left.push(name);
	}
	if (left.length > 0) await tellFilesLeft(trx, now, person, mail, left);
}

/** Once a letter is taken its files are whosever took them. */
export async function releaseFiles(trx: Trx, ids: readonly string[]): Promise<void> {
	for (const id of ids) await removeFile(trx, id);
}
