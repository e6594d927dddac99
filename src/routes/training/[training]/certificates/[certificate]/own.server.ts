import { error } from '@sveltejs/kit';
import { readCertificate } from '#credentials/server';
import { allowed } from '../../../../allowed.ts';

type Asking = { locals: App.Locals; params: { training: string; certificate: string }; url: URL };

/** The certificate in the address, for those whose it is; under no other training than its own. */
export async function ownCertificate({ locals, params, url }: Asking) {
	const found = allowed(await readCertificate(locals.context, { certificate_id: params.certificate }), locals, url);
	if (found.certificate.delivery_id !== params.training) error(404, 'not_found');
	return found;
}

/** The same where only an officer may go on. */
export async function certificateToCorrect(event: Asking) {
	const { certificate, as } = await ownCertificate(event);
	if (as !== 'officer') error(404, 'not_found');
	return certificate;
}
