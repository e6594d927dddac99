import { web } from '../../../web.ts';
import type { PageServerLoad } from './$types';

/** Whom to write to about what cannot be reached, and where to complain: as the institution that runs this installation has set it. */
export const load: PageServerLoad = () => {
	const { ACCESSIBILITY_EMAIL: email, ACCESSIBILITY_PHONE: phone, ACCESSIBILITY_COMPLAINT_URL: href } = web().settings;
	return {
		...(email || phone ? { contact: { ...(email ? { email } : {}), ...(phone ? { phone } : {}) } } : {}),
		...(href ? { complaint: { href, text: href.replace(/^https?:\/\//, '') } } : {})
	};
};
