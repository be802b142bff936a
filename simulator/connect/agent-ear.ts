import { secondsToSpeak } from '../flows/spoken-text.ts';
import { ContactHost } from './contact-host.ts';

/** The agent's ear before the customer is on the line: what a whisper flow speaks to. */
export class AgentEar extends ContactHost {
  async say(text: string): Promise<void> {
    this.note({ kind: 'agent-hears', text });
    await this.pause(secondsToSpeak(text) * 1_000);
  }

  async ask(text: string, limitSeconds: number): Promise<undefined> {
    await this.say(text);
    await this.pause(limitSeconds * 1_000);
  }

  enqueue(): 'no-queue' {
    return 'no-queue';
  }

  async show(): Promise<undefined> {
    return undefined;
  }

  disconnect(): void {
    this.run.stop();
  }
}
