import { readAgreement } from '#agreements/server';
import { done } from '#platform';
import { reading } from '../door.ts';
import { AgreementFile } from '../shapes/agreements.ts';

export const agreement = reading({
	path: '/agreements/{agreement}',
	name: 'readAgreement',
	says: 'An agreement with the versions of its text and their signatures, for its parties and its centre.',
	tells: AgreementFile,
	read: async ({ context, params }) => {
		const found = await readAgreement(context, params['agreement'] ?? '');
		if (!found.ok) return found;
		const { agreement, ...page } = found.value;
		return done({ ...page, ...agreement, texts: page.texts });
	}
});
