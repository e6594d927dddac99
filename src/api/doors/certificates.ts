import { readCertificate, type Certificate as CertificateRecord } from '#credentials/server';
import { done } from '#platform';
import { reading } from '../door.ts';
import { Certificate } from '../shapes/certificates.ts';

/** A certificate as lists and its own door tell it. */
export const certificateTold = ({ content, delivery_id, ...certificate }: CertificateRecord) => ({
	...certificate,
	training_id: delivery_id,
	name: content.name,
	title: content.title
});

export const certificate = reading({
	path: '/certificates/{certificate}',
	name: 'readCertificate',
	says: 'A certificate, for its holder, the head and coordinators of the holder’s school, and the centre that issued it.',
	tells: Certificate,
	read: async ({ context, params }) => {
		const found = await readCertificate(context, { certificate_id: params['certificate'] ?? '' });
		return found.ok ? done(certificateTold(found.value.certificate)) : found;
	}
});
