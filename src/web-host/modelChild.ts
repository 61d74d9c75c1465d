/** The model process of the web host: llama.cpp behind the line that Node's fork gives. */
import '../model-process/nodeChild.ts'
