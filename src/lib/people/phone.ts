import { withoutInvisible } from './name.ts';

/** A telephone number as typed, with single spaces; null when there are no digits enough or too much else. Empty is no number: ''. */
export function readPhone(typed: string): string | null {
	if (typed.length > 200) return null;
	const phone = withoutInvisible(typed).replace(/\s+/gu, ' ').trim();
	if (phone === '') return '';
	const digits = phone.replace(/\D/gu, '').length;
	return phone.length <= 40 && digits >= 5 && digits <= 20 && /^[+\d ()./-]+$/u.test(phone) ? phone : null;
}
