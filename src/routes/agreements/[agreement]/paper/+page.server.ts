import { registerPaper, readAgreement } from '#agreements/server';
import { acceptedEndings } from '#platform/server';
import { allowed } from '../../../allowed.ts';
import { dayIn, revisionIn, textIn } from '../../../form-days.server.ts';
import { answered, partyOf } from '../../party.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const party = partyOf(url);
	const { agreement, texts, school, rights, may } = allowed(await readAgreement(locals.context, params.agreement), locals, url);
	const last = texts.at(-1);
	return {
		id: agreement.id,
		number: agreement.number,
		school,
		party,
		version: last?.number ?? 0,
		file: last?.file_id ?? '',
		open: may.paper.includes(party),
		signers: (rights[party] ?? []).map(({ person_id, name, post }) => ({ value: person_id, label: `${name}, ${post}` })),
		accept: acceptedEndings.filter((ending) => /pdf|png|jpe?g|webp/.test(ending)).join(',')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const [day, sent] = [dayIn(form, 'signed_on'), form.get('file')];
		const file = sent instanceof File && sent.size > 0 ? { bytes: new Uint8Array(await sent.arrayBuffer()), name: sent.name } : null;
		const signer_id = textIn(form, 'signer_id');
		const outcome = await registerPaper(locals.context, {
			agreement_id: params.agreement,
			party: partyOf(url),
			text: revisionIn(form, 'version'),
			signer_id,
			signed_on: day.day,
			file
		});
		return answered(
			outcome,
			params.agreement,
			{ signer_id, signed_on: day.parts },
			!outcome.ok && day.error ? { signed_on: day.error } : {}
		);
	}
};
