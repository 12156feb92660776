/** Names a model that was not shipped, beside what it made: its source stands for its content. */
export const hubModelKey = (source: string): string => `hub:${source}`
