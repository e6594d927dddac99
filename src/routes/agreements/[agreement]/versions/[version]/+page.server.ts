import { readVersion } from '#agreements/server';
import { allowed } from '../../../../allowed.ts';
import type { PageServerLoad } from './$types';
import { wholeOf } from '../../../../page-number.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { agreement, school, text, before, difference } = allowed(
		await readVersion(locals.context, params.agreement, wholeOf(params.version) ?? 0),
		locals,
		url
	);
	return { agreement, school, number: text.number, reason: text.reason, file: text.file_id, hash: text.text_sha256, before, difference };
};
