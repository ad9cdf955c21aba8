package io.ripen.systemtests.torture;

import io.ripen.systemtests.torture.Person.Act;
import java.util.ArrayList;
import java.util.List;

/** What was sent is accepted in the end, however often it had to be sent. */
final class EverybodyIsAnswered implements Promise {
    @Override
    public String words() {
        return "every touchpoint that was sent was accepted in the end, and none was refused";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        List<String> broken = new ArrayList<>();
        for (Person person : evidence.load().people().values()) {
            for (Act act : person.acts()) {
                if (!evidence.load().acknowledged().contains(act.id())) {
                    broken.add(act.id() + " was never accepted");
                }
            }
        }
        evidence.load().refused().forEach(refusal -> broken.add("refused: " + refusal));
        return broken;
    }
}
