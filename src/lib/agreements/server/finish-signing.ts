import { dayOf, done, newId, refused, type Outcome } from '#platform';
import { record, saveFile, type Context, type Trx } from '#platform/server';
import { mayAct, type ActRefusal } from '../state.ts';
import { bytesOf, standingFile } from './begin-signing.ts';
import { signingGateway } from './gateway/gateway.ts';
import { verifySignature, type Verification, type VerificationFault } from './gateway/verify-signature.ts';
import { factsOf, lockAgreement } from './record.ts';
import { rightOn } from './rights.ts';
import { settle } from './settle.ts';
import { schoolIn, subjectsOf } from './tell.ts';

export type FinishRefusal =
	| 'signing_unknown'
	| 'signing_waits'
	| 'signing_cancelled'
	| 'text_changed'
	| 'signed_meanwhile'
	| 'no_right_to_sign'
	| 'no_gateway'
	| `signature_${VerificationFault}`
	| ActRefusal;

type Open = {
	id: string;
	text_id: string;
	party_id: string;
	person_id: string;
	person: string;
	agreement_id: string;
	given_file_id: string;
	given_sha256: string;
	begun_at: Date;
};

/**
 * Takes a signed document back from the gateway: verifies it, looks again whether the signer may sign on this day and
 * whether the version still waits, and only then counts it. What is not taken stays recorded with its reason. The person
 * who began it finishes it; called twice, the second call finds nothing open.
 */
export async function finishSigning(
	context: Context,
	{ reference }: { reference: string }
): Promise<Outcome<{ agreement_id: string; state: 'in_force' | 'waiting' }, FinishRefusal>> {
	const open = await context.db.transaction().execute((trx) => openSigning(trx, context, reference));
	if (!open) return refused('signing_unknown');
	const gateway = await signingGateway();
	if (!gateway) return refused('no_gateway');
	const fetched = await gateway.fetch(reference, context.now);
	if (fetched.state === 'waiting') return refused('signing_waits');
	if (fetched.state === 'cancelled') return end(context, open, 'cancelled', null).then(() => refused('signing_cancelled'));
	const verified = await verifySignature(fetched.document, {
		given: await bytesOf(open.given_sha256),
		signer: { name: open.person, code: gateway.codeOf(open.person_id) },
		trusted: gateway.trusted,
		between: [new Date(open.begun_at.getTime() - minute), new Date(context.now.getTime() + minute)]
	});
	const outcome = verified.ok
		? await context.db.transaction().execute((trx) => take(trx, context, open, fetched.document, verified.verification))
		: refused(`signature_${verified.fault}` as const);
	if (!outcome.ok) await end(context, open, 'refused', outcome.refusal);
	await gateway.cancel(reference);
	return outcome;
}

/** Gives up a signing that was begun. */
export async function cancelSigning(
	context: Context,
	{ reference }: { reference: string }
): Promise<Outcome<{ agreement_id: string }, 'signing_unknown'>> {
	const open = await context.db.transaction().execute((trx) => openSigning(trx, context, reference));
	if (!open) return refused('signing_unknown');
	await (await signingGateway())?.cancel(reference);
	await end(context, open, 'cancelled', null);
	return done({ agreement_id: open.agreement_id });
}

/** The signing that whoever acts has begun and not finished. */
export async function openSigning(trx: Trx, { actor }: Pick<Context, 'actor'>, reference: string): Promise<Open | undefined> {
	if (actor.kind !== 'person' || reference.length > 200) return undefined;
	return trx
		.selectFrom('agreements.signing as s')
		.innerJoin('agreements.text as text', 'text.id', 's.text_id')
		.innerJoin('people.person as person', 'person.id', 's.person_id')
		.innerJoin('platform.file as file', 'file.id', 's.given_file_id')
		.select([
			's.id',
			's.text_id',
			's.party_id',
			's.person_id',
			'person.name as person',
			'text.agreement_id',
			's.given_file_id',
			's.begun_at'
		])
		.select('file.sha256 as given_sha256')
		.where('s.reference', '=', reference)
		.where('s.person_id', '=', actor.id)
		.where('s.ended_at', 'is', null)
		.executeTakeFirst();
}

const minute = 60_000;

async function take(
	trx: Trx,
	context: Context,
	open: Open,
	document: Uint8Array,
	verification: Verification
): Promise<Outcome<{ agreement_id: string; state: 'in_force' | 'waiting' }, FinishRefusal>> {
	const agreement = await lockAgreement(trx, open.agreement_id);
	const party = agreement?.parties.find(({ id }) => id === open.party_id);
	const text = agreement?.texts.at(-1);
	if (!agreement || !party) return refused('signing_unknown');
	if (!text || text.id !== open.text_id) return refused('text_changed');
	const impossible = mayAct(factsOf(agreement), { kind: 'sign', party: party.role }, dayOf(context.now));
	if (impossible) return refused(impossible);
	const signedAt = new Date(verification.signed_at);
	const right = await rightOn(trx, party.organisation_id, open.person_id, dayOf(signedAt));
	if (!right) return refused('no_right_to_sign');
	if ((await standingFile(trx, text)).file_id !== open.given_file_id) return refused('signed_meanwhile');

	const name = `${text.content.number}-${text.number}-${text.signatures.length + 1}.pdf`;
	const file = await saveFile(trx, context, { bytes: document, name, owner_kind: 'agreement', owner_id: agreement.id, made: true });
	if (!file.ok) return refused('signature_no_signature');
	await trx
		.insertInto('agreements.signature')
		.values({
			id: newId(),
			agreement_id: agreement.id,
			text_id: text.id,
			party_id: party.id,
			route: 'electronic',
			signer_id: open.person_id,
			signer_name: verification.signer,
			post: right.post,
			basis: right.basis,
			right_id: right.right_id,
			role_id: right.role_id,
			signed_on: dayOf(signedAt),
			signed_at: signedAt,
			file_id: file.value.id,
			verification: JSON.stringify(verification),
			registered_at: context.now,
			registered_by: open.person_id
		})
		.execute();
	await ended(trx, context, open, 'signed', null);
	await record(trx, context, {
		name: 'agreement.signed',
		...subjectsOf(agreement),
		particulars: { number: agreement.number, school: schoolIn(agreement), party: party.organisation, version: text.number }
	});
	return done({ agreement_id: agreement.id, state: await settle(trx, context, agreement.id) });
}

/** What has ended stays as it did: of two who finish at once the second changes nothing. */
const ended = (trx: Trx, { now }: Context, { id }: Open, outcome: Ending, refusal: string | null): Promise<unknown> =>
	trx
		.updateTable('agreements.signing')
		.set({ ended_at: now, outcome, refusal })
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.execute();

const end = (context: Context, open: Open, outcome: Ending, refusal: string | null): Promise<unknown> =>
	context.db.transaction().execute((trx) => ended(trx, context, open, outcome, refusal));

type Ending = 'signed' | 'cancelled' | 'refused';
