import { dayOf, done, newId, refused, type Outcome } from '#platform';
import { fileStore, type Context, type Trx } from '#platform/server';
import { mayAct, type ActRefusal, type PartyRole } from '../state.ts';
import type { Signer } from './gateway/authority.ts';
import { signingGateway } from './gateway/gateway.ts';
import { factsOf, lockAgreement, type AgreementRecord, type PartyRecord, type TextRecord } from './record.ts';
import { rightOn, type Right } from './rights.ts';
import { sideOf } from './side.ts';

export type BeginSigning = { agreement_id: string; party: PartyRole; text: number };
export type BeginRefusal = 'not_found' | 'not_named' | 'no_right_to_sign' | 'no_gateway' | 'text_changed' | ActRefusal;

/**
 * Gives the document out to the signing gateway for whoever acts: named as signatory or substitute of a party, with the
 * right to sign on this day, when it is that party's turn. `text` is the version that the person has read. Answers where
 * the person goes to sign.
 */
export async function beginSigning(context: Context, input: BeginSigning): Promise<Outcome<{ address: string }, BeginRefusal>> {
	const asked = await context.db.transaction().execute((trx) => toSign(trx, context, input));
	if (!asked.ok) return asked;
	const { agreement, text, party, right, given } = asked.value;
	const gateway = await signingGateway();
	if (!gateway) return refused('no_gateway');
	const document = await bytesOf(given.sha256);
	const signer: Signer = { name: right.name, code: gateway.codeOf(right.person_id) };
	// Outside of a transaction: a provider far away may take its time.
	const { reference, address } = await gateway.begin(document, signer, context.now);
	await context.db.transaction().execute((trx) =>
		trx
			.insertInto('agreements.signing')
			.values({
				id: newId(),
				text_id: text.id,
				party_id: party.id,
				person_id: right.person_id,
				reference,
				given_file_id: given.file_id,
				begun_at: context.now
			})
			.execute()
	);
	return done({ address: `${address}?agreement=${agreement.id}` });
}

type ToSign = {
	agreement: AgreementRecord;
	text: TextRecord;
	party: PartyRecord;
	right: Right;
	given: { file_id: string; sha256: string };
};

/** Whether the acting person may sign now for a party, and what. */
export async function toSign(
	trx: Trx,
	context: Context,
	{ agreement_id, party: role, text: number }: BeginSigning
): Promise<Outcome<ToSign, BeginRefusal>> {
	const agreement = await lockAgreement(trx, agreement_id);
	const side = agreement && (await sideOf(trx, context, agreement));
	const party = agreement?.parties.find((one) => one.role === role);
	if (!agreement || !side || !party || context.actor.kind !== 'person') return refused('not_found');
	if (!side.signs.includes(role)) return refused('not_named');
	const impossible = mayAct(factsOf(agreement), { kind: 'sign', party: role }, dayOf(context.now));
	if (impossible) return refused(impossible);
	const text = agreement.texts.at(-1);
	if (!text || text.number !== number) return refused('text_changed');
	const right = await rightOn(trx, party.organisation_id, context.actor.id, dayOf(context.now));
	if (!right) return refused('no_right_to_sign');
	return done({ agreement, text, party, right, given: await standingFile(trx, text) });
}

/** The document with all electronic signatures made so far: the next signature is added to it. */
export async function standingFile(trx: Trx, text: TextRecord): Promise<{ file_id: string; sha256: string }> {
	const last = text.signatures.filter(({ route }) => route === 'electronic').at(-1);
	const id = last?.file_id ?? text.file_id;
	const { sha256 } = await trx.selectFrom('platform.file').select('sha256').where('id', '=', id).executeTakeFirstOrThrow();
	return { file_id: id, sha256 };
}

/** A document as the store keeps it. */
export async function bytesOf(sha256: string): Promise<Uint8Array> {
	const content = await fileStore().get(sha256);
	if (!content) throw new Error('a document is missing in the store');
	return new Uint8Array(await new Response(content).arrayBuffer());
}

/** What the page of signing shows before the person goes on: nothing is given out yet. */
export const readSigning = (
	context: Context,
	input: BeginSigning
): Promise<Outcome<Omit<ToSign, 'given'> & { test: boolean }, BeginRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const asked = await toSign(trx, context, input);
		if (!asked.ok) return asked;
		const { given: _, ...shown } = asked.value;
		return done({ ...shown, test: (await signingGateway())?.test ?? false });
	});
