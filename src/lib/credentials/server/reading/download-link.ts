import type { Outcome } from '#platform';
import { readSignedLink, signedLink } from '#people/server';

const purpose = 'certificate.download';
const days = 90;

/** The secret part of the address at which a holder gets the document without signing in. */
export const downloadLink = (certificateId: string, now: Date): string =>
	signedLink(purpose, certificateId, new Date(now.getTime() + days * 86_400_000));

export const readDownloadLink = (token: string, now: Date): Outcome<string, 'link_unknown' | 'link_expired'> =>
	readSignedLink(purpose, token, now);
