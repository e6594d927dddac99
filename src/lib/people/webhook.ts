/** How many webhooks somebody may have. */
export const mostWebhooks = 5;

/** What a webhook is told when its person tries it out. */
export const trialKind = 'webhook.tried';
