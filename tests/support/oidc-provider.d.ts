/** The provider of the tests comes without types; this is all that we use of it. */
declare module 'oidc-provider' {
	import type { RequestListener } from 'node:http';

	export default class Provider {
		constructor(issuer: string, configuration: object);
		callback(): RequestListener;
	}
}
