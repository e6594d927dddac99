import { createHash } from 'node:crypto';
import { done, refused, type Outcome } from '#platform';
import { keyFingerprint, noteLook, signBytes, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { callById } from '#programmes/server';
import { selectionFile, type FileHeader, type Seal } from '../selection-file.ts';
import { actById } from './act.ts';
import { roundForCentre, type RoundRefusal } from './centre-round.ts';
import { nameOf } from './names.ts';

/**
 * The selection file of an act of a call: its number, or the last one. Written from what was frozen with the act, so it
 * says the same years later; for officers of the centre without an interest, and for the machine.
 */
export function exportSelection(
	context: Context,
	{ call, act }: { call: string; act?: number }
): Promise<Outcome<{ number: number; content: string }, RoundRefusal | 'no_act'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roundForCentre(trx, context, call);
		if (!found.ok) return found;
		let query = trx.selectFrom('selection.act').select(['id', 'number']).where('round_id', '=', found.value.round.id);
		if (act !== undefined) query = query.where('number', '=', act);
		const chosen = await query.orderBy('number', 'desc').limit(1).executeTakeFirst();
		const content = chosen && (await selectionFileOf(trx, chosen.id));
		if (!chosen || content === undefined) return refused('no_act');
		await noteLook(trx, context, 'selection.file', { kind: 'call', id: found.value.call.id, label: found.value.call.slug });
		return done({ number: chosen.number, content });
	});
}

/** The selection file of an act, for whoever the caller has let through. */
export async function selectionFileOf(trx: Trx, actId: string): Promise<string | undefined> {
	const act = await actById(trx, actId);
	const call = act && (await callById(trx, act.call_id));
	if (!act || !call) return undefined;
	const { salt } = await trx.selectFrom('selection.round').select('salt').where('id', '=', act.round_id).executeTakeFirstOrThrow();
	const header: FileHeader = {
		site: siteAddress('', 'lt'),
		call: call.slug,
		act: act.number,
		applied_at: act.applied_at.toISOString(),
		minutes_sha256: act.minutes_id && (await hashOfFile(trx, act.minutes_id))
	};
	return selectionFile({ header, inputs: act.inputs, result: act.result, reviewerName: (person) => nameOf(salt, person) }, seal());
}

const seal = (): Seal => ({
	sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
	sign: (text) => signBytes(Buffer.from(text, 'utf8')).toString('base64'),
	key: keyFingerprint()
});

const hashOfFile = async (trx: Trx, id: string): Promise<string> =>
	(await trx.selectFrom('platform.file').select('sha256').where('id', '=', id).executeTakeFirstOrThrow()).sha256;
