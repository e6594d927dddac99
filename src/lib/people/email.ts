import * as v from 'valibot';
import { withoutInvisible } from './name.ts';

const address = v.pipe(v.string(), v.maxLength(254), v.email());

/**
 * An e-mail address as typed or pasted, made one and the same for one and the same mailbox: no spaces, no „mailto:“, no
 * angle brackets, small letters. Null when it is no address.
 */
export function readEmail(typed: string): string | null {
	if (typed.length > 2000) return null;
	const bare = withoutInvisible(typed).replace(/\s/gu, '');
	const email = bare
		.replace(/^.*<([^<>]*)>$/u, '$1')
		.replace(/^mailto:/iu, '')
		.replace(/[.,;]+$/u, '')
		.toLowerCase();
	const result = v.safeParse(address, email);
	return result.success ? result.output : null;
}
