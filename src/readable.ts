import { error } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';

/** Whether an address can be of anything here: no text of ours holds the sign that PostgreSQL does not know (U+0000). */
export const isReadable = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): boolean => !/%00/.test(pathname + search);

/** An address that nobody could have been given is not looked up, nor a form read that no browser has sent: neither is our fault. */
export const refuseUnreadable: Handle = ({ event, resolve }) => {
	if (!isReadable(event.url)) return new Response(null, { status: 400 });
	refuseBrokenForms(event.request);
	return resolve(event);
};

/** Whoever reads the form of this request is told that it is a wrong one (400), where its body cannot be taken apart. */
function refuseBrokenForms(request: Request): void {
	const read = request.formData.bind(request);
	request.formData = () => read().catch((broken: unknown) => (broken instanceof TypeError ? error(400) : Promise.reject(broken)));
}
