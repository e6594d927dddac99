import { dayOf, done, isDay, isId, lengthOf, newId, prose, refused, type Fault, type Outcome } from '#platform';
import { record, removeFile, saveFile, type Context, type FileRefusal, type Trx } from '#platform/server';
import { personById, siteAddress } from '#people/server';
import { mayAct, type ActRefusal, type PartyRole } from '../state.ts';
import { paperDiffers, paperWaits } from './mails/told.ts';
import { factsOf, lockAgreement, type AgreementRecord } from './record.ts';
import { rightOn } from './rights.ts';
import { settle } from './settle.ts';
import { sideOf } from './side.ts';
import { nameOf, officersOf, pathOf, schoolIn, signersOf, subjectsOf, tell } from './tell.ts';

export type RegisterPaper = {
	agreement_id: string;
	party: PartyRole;
	text: number;
	signer_id: string;
	signed_on: string;
	file: { bytes: Uint8Array; name: string } | null;
};
export type RegisterRefusal = 'not_found' | 'paper_unreadable' | 'text_changed' | 'no_right_to_sign' | ActRefusal | FileRefusal;

/**
 * Registers a signature that was made by hand: who signed, on which day, and the scan (D-04). Done by the party itself or
 * by the centre. The signer had the right on the day of signing. It counts once another person has checked it.
 */
export function registerPaper(context: Context, input: RegisterPaper): Promise<Outcome<undefined, RegisterRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const agreement = await lockAgreement(trx, input.agreement_id);
		const side = agreement && (await sideOf(trx, context, agreement));
		const party = agreement?.parties.find(({ role }) => role === input.party);
		if (!agreement || !side || !party || actor.kind !== 'person' || !(side.centre || side.parties.includes(party.role)))
			return refused('not_found');
		const impossible = mayAct(factsOf(agreement), { kind: 'sign', party: party.role }, dayOf(now));
		if (impossible) return refused(impossible);
		const text = agreement.texts.at(-1);
		if (!text || text.number !== input.text) return refused('text_changed');
		const faults = faultsIn(input, dayOf(text.made_at), dayOf(now));
		if (faults.length > 0 || !input.file) return refused('paper_unreadable', faults);
		const right = await rightOn(trx, party.organisation_id, input.signer_id, input.signed_on);
		const signer = await personById(trx, input.signer_id);
		if (!right || !signer) return refused('no_right_to_sign');
		const file = await saveFile(trx, context, { ...input.file, owner_kind: 'agreement', owner_id: agreement.id });
		if (!file.ok) return refused(file.refusal, [{ field: 'file', key: file.refusal }]);
		if (!/^(application\/pdf|image\/(png|jpeg|webp))$/.test(file.value.media_type)) {
			await removeFile(trx, file.value.id);
			return refused('paper_unreadable', [{ field: 'file', key: 'agreement_fault_scan' }]);
		}

		await trx
			.insertInto('agreements.signature')
			.values({
				id: newId(),
				agreement_id: agreement.id,
				text_id: text.id,
				party_id: party.id,
				route: 'paper',
				signer_id: signer.id,
				signer_name: signer.name,
				post: right.post,
				basis: right.basis,
				right_id: right.right_id,
				role_id: right.role_id,
				signed_on: input.signed_on,
				file_id: file.value.id,
				registered_at: now,
				registered_by: actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'agreement.paper_registered',
			...subjectsOf(agreement),
			particulars: { number: agreement.number, school: schoolIn(agreement), party: party.organisation, version: text.number }
		});
		const readers = (await officersOf(trx, context, agreement)).filter(({ id }) => id !== actor.id);
		const by = await nameOf(trx, context);
		await tell(trx, context, readers, `agreement.paper:${file.value.id}`, 'agreement-paper-waits', (locale) =>
			paperWaits[locale](toldOf(agreement, by, '', siteAddress(pathOf(agreement), locale)))
		);
		return done();
	});
}

export type CheckPaper = { agreement_id: string; signature_id: string; result: string; note: string };
export type CheckRefusal = 'not_found' | 'check_unreadable' | 'own_registration' | 'already_checked' | ActRefusal;

/** A second person looks at the scan: it matches the text and is signed, or it differs, and how. Nobody checks what they registered or signed themselves. */
export function checkPaper(
	context: Context,
	input: CheckPaper
): Promise<Outcome<{ state: 'in_force' | 'waiting' | 'differs' }, CheckRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const agreement = await lockAgreement(trx, input.agreement_id);
		const side = agreement && (await sideOf(trx, context, agreement));
		const text = agreement?.texts.at(-1);
		const signature = isId(input.signature_id) ? text?.signatures.find(({ id }) => id === input.signature_id) : undefined;
		if (!agreement || !text || !side?.centre || !signature || signature.route !== 'paper' || actor.kind !== 'person')
			return refused('not_found');
		if (signature.checked_at) return refused('already_checked');
		if (signature.registered_by_id === actor.id || (await signedBy(trx, signature.id)) === actor.id) return refused('own_registration');
		const impossible = mayAct(factsOf(agreement), { kind: 'check' }, dayOf(now));
		if (impossible) return refused(impossible);
		const [matches, note] = [input.result === 'matches', prose(input.note)];
		const faults: Fault[] = [
			...(matches || input.result === 'differs' ? [] : [{ field: 'result', key: 'agreement_fault_check_result' }]),
			...(!matches && (lengthOf(note) < 5 || lengthOf(note) > 1000) ? [{ field: 'note', key: 'agreement_fault_check_note' }] : [])
		];
		if (faults.length > 0) return refused('check_unreadable', faults);

		await trx
			.updateTable('agreements.signature')
			.set({
				checked_at: now,
				checked_by: actor.id,
				check_result: matches ? 'matches' : 'differs',
				check_note: note.slice(0, 1000) || null
			})
			.where('id', '=', signature.id)
			.execute();
		const party = agreement.parties.find(({ role }) => role === signature.party);
		await record(trx, context, {
			name: matches ? 'agreement.paper_checked' : 'agreement.paper_differed',
			...subjectsOf(agreement),
			particulars: { number: agreement.number, school: schoolIn(agreement), party: party?.organisation ?? '', reason: note }
		});
		if (matches) return done({ state: await settle(trx, context, agreement.id) });
		await tell(
			trx,
			context,
			party ? signersOf(party) : [],
			`agreement.paper_differed:${signature.id}`,
			'agreement-paper-differs',
			(locale) => paperDiffers[locale](toldOf(agreement, '', note, siteAddress(pathOf(agreement), locale)))
		);
		return done({ state: 'differs' });
	});
}

const toldOf = (agreement: AgreementRecord, by: string, reason: string, address: string) => ({
	number: agreement.number,
	school: schoolIn(agreement),
	by,
	reason,
	day: '',
	address
});

const signedBy = async (trx: Trx, signatureId: string): Promise<string | undefined> =>
	(await trx.selectFrom('agreements.signature').select('signer_id').where('id', '=', signatureId).executeTakeFirst())?.signer_id;

/** Nobody signs a text before it was written, or tomorrow. */
function faultsIn({ signer_id, signed_on, file }: RegisterPaper, from: string, today: string): Fault[] {
	return [
		...(isId(signer_id) ? [] : [{ field: 'signer_id', key: 'agreement_fault_signer' }]),
		...(isDay(signed_on) && signed_on >= from && signed_on <= today ? [] : [{ field: 'signed_on', key: 'agreement_fault_signed_on' }]),
		...(file ? [] : [{ field: 'file', key: 'agreement_fault_file' }])
	];
}
