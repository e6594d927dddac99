import { deLocalizeUrl } from '#lib/messages/runtime.js';
import type { Reroute } from '@sveltejs/kit/hooks';

/** `/en/calls` and `/calls` are one page in two languages. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
