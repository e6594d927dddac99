import { done, refused, type Outcome } from '#platform';
import { readSignedLink, signedLink } from '#people/server';

const purpose = 'certificate.name';
/** A letter that has lain for a month is still good. */
const days = 45;

/** The secret part of the address at which a participant confirms their name without signing in. */
export const nameLink = ({ delivery_id, person_id }: NameLink, now: Date): string =>
	signedLink(purpose, `${delivery_id}:${person_id}`, new Date(now.getTime() + days * 86_400_000));

export type NameLink = { delivery_id: string; person_id: string };

export function readNameLink(token: string, now: Date): Outcome<NameLink, 'link_unknown' | 'link_expired'> {
	const read = readSignedLink(purpose, token, now);
	if (!read.ok) return read;
	const [delivery_id = '', person_id = ''] = read.value.split(':');
	return delivery_id && person_id ? done({ delivery_id, person_id }) : refused('link_unknown');
}
